import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { build } from 'vite';
import { compile } from '../../packages/client/test/compile.ts';
import { packClient } from '../../packages/client/test/packed-client.ts';
import { readmeBlocks } from '../../packages/client/test/readme.ts';
import { respondWith, UPDATED } from '../../packages/client/test/results.ts';
import { startScriptedServer } from '../../packages/client/test/scripted-server.ts';
import { filesBelow, importsOf, ROOT, readSource } from '../support/files/sources.ts';

const FOLDER = 'packages/client';
const LARGEST_BYTES = 10_000;

/** Node.js of this test, and that of the system if it is another one that the package supports. */
const NODES = [
  process.execPath,
  ...['/usr/bin/node', '/usr/local/bin/node'].filter((node) => {
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= 20 && node !== process.execPath;
  }),
];

const PROGRAM = `import { createIdempotencyKey, createRosterClient } from '@roster/client';
import { keys } from '@roster/client/graphcache';
import { possibleTypes, typePolicies } from '@roster/client/apollo';
const client = createRosterClient({ url: process.argv[2], key: 'k' });
const input = { onApp: { id: 'onapp/user/12', lastName: 'Roe' } };
const { user } = await client.updateUserSafely(input, { idempotencyKey: createIdempotencyKey() });
console.log(user.name, possibleTypes.Problem.length > 5, typePolicies.PageInfo.merge, keys.PageInfo());`;

const MISSING_CASE = `import type { UpdateResult } from '@roster/client';
export function describe(result: UpdateResult): string {
  switch (result.__typename) {
    case 'UserUpdated':
      return 'saved';
    case 'ValidationProblem':
      return result.issues.map(({ message }) => message).join();
  }
}`;

const MISTAKES = `import { createRosterClient } from '@roster/client';
import { ReadUserDocument } from '@roster/client/documents';
const { execute, updateUser } = createRosterClient({ url: '/graphql' });
const onApp = { id: 'onapp/user/12' };
// @ts-expect-error Two branches in one input.
await updateUser({ onApp, vmsAdmin: { id: 'vms/user/5' } });
// @ts-expect-error No branch at all.
await updateUser({});
// @ts-expect-error A variable of another type.
await execute(ReadUserDocument, { id: 5 });
// @ts-expect-error No variables.
await execute(ReadUserDocument);
const { data } = await execute(ReadUserDocument, { id: 'onapp/user/12' });
// @ts-expect-error The user may be null.
data.user.id;
export const status: 'ACTIVE' | 'OTHER' = data.user?.status === 'ACTIVE' ? 'ACTIVE' : 'OTHER';`;

describe('Package of the client', () => {
  const client = packClient();
  after(() => client[Symbol.dispose]());
  const manifest = JSON.parse(readSource(`${FOLDER}/package.json`));

  it('contains what it exports, and a file for each source', () => {
    const targets = Object.values<string | Record<string, string>>(manifest.exports)
      .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
      .map((target) => target.slice(2));
    const compiled = filesBelow(`${FOLDER}/src`, '.ts')
      .map((file) => file.replace(`${FOLDER}/src`, 'dist').replace(/\.ts$/, ''))
      .flatMap((file) => [`${file}.js`, `${file}.d.ts`]);
    const expected = new Set([...targets, ...compiled, 'README.md']);
    assert.deepEqual([...client.files].sort(), [...expected].sort());
  });

  it('depends on no package', () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = manifest;
    assert.equal(dependencies, undefined);
    assert.deepEqual(Object.keys(peerDependencies), ['graphql']);
    assert.deepEqual(peerDependenciesMeta, { graphql: { optional: true } });
    const imported = client.files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => [...readPacked(file).matchAll(/(?:from |import\()["']([^"']+)/g)])
      .map(([, specifier = '']) => specifier);
    assert.ok(imported.length > 10);
    assert.deepEqual(
      imported.filter((specifier) => !specifier.startsWith('.')),
      [],
    );
  });

  it('imports nothing of the gateway', () => {
    const outside = filesBelow(`${FOLDER}/src`, '.ts')
      .flatMap(importsOf)
      .filter((target) => !target.startsWith(`${FOLDER}/src/`));
    assert.deepEqual([...new Set(outside)], ['graphql']);
  });

  it('is found to have no mistake by publint', async () => {
    const { buffer } = new Uint8Array(readFileSync(client.tarball));
    const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
    assert.deepEqual(messages, []);
  });

  it('has types that every resolution finds', () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    execFileSync(process.execPath, [attw, client.tarball], { cwd: join(ROOT, FOLDER) });
  });

  it('has less than 10 kB as a bundle', async () => {
    const bundled = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: true,
        lib: {
          entry: join(client.path, 'node_modules/@roster/client/dist/main.js'),
          formats: ['es'],
        },
      },
    });
    const [bundle] = [bundled].flat();
    assert.ok(bundle !== undefined && 'output' in bundle);
    const [chunk] = bundle.output;
    assert.ok(chunk.code.includes('updateUserSafely'));
    const size = gzipSync(chunk.code).length;
    assert.ok(size < LARGEST_BYTES, `${size} bytes`);
  });

  for (const node of NODES) {
    it(`runs in Node.js at ${node}`, async () => {
      await using server = await startScriptedServer(respondWith(UPDATED));
      const file = client.write('program.mjs', PROGRAM);
      assert.equal(await run(node, file, server.url), 'John Roe true true null\n');
    });
  }

  it('compiles without the package graphql', () => {
    assert.equal(compile(client, { 'program.ts': readmeBlocks('ts')[1] ?? '' }), '');
  });

  it('does not compile without a case for each result', () => {
    const printed = compile(client, { 'program.ts': MISSING_CASE }, { skipLibCheck: true });
    assert.match(printed, /error TS2366/);
  });

  it('compiles with right inputs and variables only', () => {
    symlinkSync(join(ROOT, 'node_modules/graphql'), join(client.path, 'node_modules/graphql'));
    const files = {
      'mistakes.ts': MISTAKES,
      'program.ts': readmeBlocks('ts')[0] ?? '',
      'session.ts': 'export const readToken = (): string => "token";',
    };
    assert.equal(compile(client, files), '');
  });

  const readPacked = (file: string): string =>
    readFileSync(join(client.path, 'node_modules/@roster/client', file), 'utf8');
});

/** Runs a program, in a process of its own that does not block the server of the test. */
function run(node: string, file: string, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(node, [file, url], (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });
}
