import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createHttpServer } from '../../../src/http/http-server.ts';
import { findGraphiqlPage, registerGraphiql } from '../../../src/http/routes/graphiql.ts';

describe('GET /graphiql', () => {
  it('returns the page, with and without a trailing slash', async () => {
    await using here = await runWithBundle();
    for (const url of ['/graphiql', '/graphiql/']) {
      const { statusCode, headers, body } = await here.server.inject({ url });
      assert.equal(statusCode, 200);
      assert.equal(headers['content-type'], 'text/html; charset=utf-8');
      assert.equal(body, PAGE);
    }
  });

  it('allows only scripts of the page and no frame', async () => {
    await using here = await runWithBundle();
    const { headers } = await here.server.inject({ url: '/graphiql' });
    const policy = readPolicy(headers['content-security-policy']);
    assert.deepEqual(policy.get('default-src'), ["'none'"]);
    for (const kind of ['script-src', 'worker-src', 'connect-src']) {
      assert.deepEqual(policy.get(kind), ["'self'"], kind);
    }
    for (const kind of ['frame-ancestors', 'base-uri', 'form-action']) {
      assert.deepEqual(policy.get(kind), ["'none'"], kind);
    }
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  });

  it('sends the policy with assets, as workers need their own', async () => {
    await using here = await runWithBundle();
    const page = await here.server.inject({ url: '/graphiql' });
    const asset = await here.server.inject({ url: ASSET });
    assert.equal(asset.statusCode, 200);
    assert.match(String(asset.headers['content-type']), /javascript/);
    for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy']) {
      assert.equal(asset.headers[name], page.headers[name], name);
    }
  });

  it('lets browsers cache assets and revalidate the page', async () => {
    await using here = await runWithBundle();
    const asset = await here.server.inject({ url: ASSET });
    assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
    const page = await here.server.inject({ url: '/graphiql' });
    assert.equal(page.headers['cache-control'], 'no-cache');
    const headers = { 'if-none-match': String(page.headers.etag) };
    const again = await here.server.inject({ url: '/graphiql', headers });
    assert.equal(again.statusCode, 304);
  });

  it('sends compressed assets to clients that accept them', async () => {
    await using here = await runWithBundle();
    const headers = { 'accept-encoding': 'gzip, deflate' };
    const asset = await here.server.inject({ url: ASSET, headers });
    assert.equal(asset.headers['content-encoding'], 'gzip');
    assert.deepEqual(asset.rawPayload, gzipSync(SCRIPT));
  });

  it('serves no file outside the assets', async () => {
    await using here = await runWithBundle();
    for (const path of ['none.js', '../index.html', '..%2findex.html', '%2e%2e/index.html', '']) {
      const { statusCode, body } = await here.server.inject({ url: `/graphiql/assets/${path}` });
      assert.ok([400, 403, 404].includes(statusCode), `${path}: ${statusCode}`);
      assert.ok(!body.includes(PAGE), path);
    }
  });

  it('redirects a browser from / to the page', async () => {
    await using here = await runWithBundle();
    const headers = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' };
    const { statusCode, headers: responded } = await here.server.inject({ url: '/', headers });
    assert.equal(statusCode, 302);
    assert.equal(responded.location, '/graphiql');
    assert.equal(responded['vary'], 'accept');
  });

  it('responds to other clients at / with 404 in JSON', async () => {
    await using here = await runWithBundle();
    const { statusCode, headers } = await here.server.inject({ url: '/' });
    assert.equal(statusCode, 404);
    assert.match(String(headers['content-type']), /^application\/json/);
  });

  it('says in words why a page is missing, and what to do', async () => {
    await using here = await run(MISSING);
    const { statusCode, headers, body } = await here.server.inject({ url: '/graphiql' });
    assert.equal(statusCode, 404);
    assert.match(String(headers['content-type']), /^text\/plain/);
    assert.match(body, /not part of this installation/);
    assert.match(body, /npm run build:graphiql/);
  });

  it('redirects no browser to a page that is missing', async () => {
    await using here = await run(MISSING);
    const headers = { accept: 'text/html' };
    const { statusCode } = await here.server.inject({ url: '/', headers });
    assert.equal(statusCode, 404);
    assert.equal(findGraphiqlPage(true, MISSING), undefined);
  });

  it('has no path for links if it is switched off', async () => {
    await using here = await runWithBundle();
    assert.equal(findGraphiqlPage(true, here.bundle), '/graphiql');
    assert.equal(findGraphiqlPage(false, here.bundle), undefined);
  });
});

const MISSING = new URL('file:///nowhere/dist/');
const PAGE = '<!doctype html><title>A page</title>\n';
const SCRIPT = 'globalThis.ran = true;\n';
const ASSET = '/graphiql/assets/main-1a2b.js';

async function runWithBundle() {
  const folder = await mkdtemp(join(tmpdir(), 'roster-graphiql-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'assets/main-1a2b.js'), SCRIPT);
  await writeFile(join(folder, 'assets/main-1a2b.js.gz'), gzipSync(SCRIPT));
  return run(pathToFileURL(`${folder}/`), () => rm(folder, { recursive: true }));
}

async function run(bundle: URL, cleanUp = async () => {}) {
  const server = createHttpServer({ maxBodyBytes: 1024, acceptsHost: () => true });
  await registerGraphiql(server, bundle);
  return {
    server,
    bundle,
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await cleanUp();
    },
  };
}

function readPolicy(header: unknown): ReadonlyMap<string, readonly string[]> {
  const directives = String(header).split('; ');
  return new Map(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}
