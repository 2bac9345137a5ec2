import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { startRoster } from '../../support/gateway/roster-process.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

const PROVIDERS = '{ providers { id } }';
const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { __typename ... on UserUpdated { user { name } } }
}`;
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype'] as const;

describe('Request body', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());
  const arrivals = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

  async function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${demo.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    // Every response must be JSON: any other text fails here.
    return { status: response.status, text, body: JSON.parse(text) };
  }

  it('A20: is refused and not repaired if it is not UTF-8', async () => {
    const text = JSON.stringify({ query: PROVIDERS });
    for (const charset of ['utf-7', 'utf-16', 'ibm037', 'iso-8859-1', 'x', '', '"utf-16le"']) {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      assert.equal((await post(text, headers)).status, 415, charset);
    }
    for (const charset of ['utf-8', 'UTF-8', 'utf8', '"utf-8"']) {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      assert.equal((await post(text, headers)).status, 200, charset);
    }
    const [before, after] = JSON.stringify({ query: `{ user(id: "@") { id } }` }).split('@');
    for (const bytes of [[0xff], [0xc0, 0xae], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf8, 0x88]]) {
      const body = Buffer.concat([
        Buffer.from(before ?? ''),
        Buffer.from(bytes),
        Buffer.from(after ?? ''),
      ]);
      const result = await post(body);
      assert.deepEqual(
        [result.status, result.body.errors[0].extensions.code],
        [400, 'BAD_REQUEST'],
      );
    }
    for (const encoding of ['utf16le', 'latin1'] as const) {
      assert.equal((await post(Buffer.from(`${text}ü`, encoding))).status, 400);
    }
    assert.deepEqual(arrivals(), []);
  });

  it('A17: is refused if it is compressed, however small', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    assert.ok(bomb.length < 64 * 1024);
    const before = process.memoryUsage().rss;
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, identity']) {
      assert.equal((await post(bomb, { 'content-encoding': encoding })).status, 415);
    }
    assert.ok(process.memoryUsage().rss - before < 25 * 1024 * 1024);
  });

  it('A17: is refused early if too large without a length', async () => {
    const chunk = Buffer.alloc(16 * 1024, ' ');
    let sent = 0;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const sending = request(`${demo.url}/graphql`, { method: 'POST', headers }, (response) => {
        response.resume();
        sending.destroy();
        resolve(response.statusCode);
      });
      sending.on('error', reject);
      const more = () => {
        if (sending.destroyed) return;
        sent += chunk.length;
        sending.write(chunk, () => setImmediate(more));
      };
      more();
    });
    assert.equal(status, 413);
    assert.ok(sent < 16 * 1024 * 1024, `${sent} bytes`);
  });

  it('A15: is refused at once with a variable of 20,000 levels', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const deepObject = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    for (const value of [deep, deepObject]) {
      for (const variables of [
        `{"input":${value}}`,
        `{"input":{"onApp":${value}}}`,
        `{"input":{"onApp":{"id":"onapp/user/12","lastName":${value}}}}`,
        `{"input":{"activePlatform":{"id":"activeplatform/user/1","firstName":${value}}}}`,
        `{"input":{"vmsBilling":{"user":{"login":{"login":"x"}},"billingInfo":{"billingExtra":${value}}}}}`,
      ]) {
        const body = `{"query":${JSON.stringify(UPDATE)},"variables":${variables}}`;
        const { result, cpuMs } = await withCpuTime(() => post(body));
        assert.ok(cpuMs < 1000, `${cpuMs} ms`);
        assert.equal(result.status, 400);
        assert.ok(result.text.length < 4000);
        assert.equal(result.body.errors[0].extensions.code, 'BAD_USER_INPUT');
      }
      const unused = await post(`{"query":"${PROVIDERS}","variables":{"x":${value}}}`);
      assert.equal(unused.status, 200);
    }
    assert.deepEqual(arrivals(), []);
  });

  it('A13: is refused with prototype keys and changes no prototype', async () => {
    const before = Reflect.ownKeys(Object.prototype);
    for (const key of PROTOTYPE_KEYS) {
      const evil = `{"${key}":{"polluted":true,"prototype":{"polluted":true}}}`;
      const onApp = (more: string) =>
        `{"query":${JSON.stringify(UPDATE)},"variables":{"input":{"onApp":{"id":"onapp/user/12",${more}}}}}`;
      for (const body of [
        `{"query":"{ nothing }","${key}":{"polluted":true}}`,
        `{"query":"{ nothing }","extensions":${evil},"variables":${evil}}`,
        `{"query":${JSON.stringify(UPDATE)},"variables":{"input":${evil}}}`,
        onApp(`"${key}":{"polluted":true}`),
        onApp(`"lastName":${evil}`),
        onApp(`"additionalFields":[${evil}]`),
      ]) {
        const result = await post(body);
        assert.equal(result.status, 400, body);
        assert.match(result.body.errors[0].extensions.code, /^(BAD_|GRAPHQL_VALIDATION)/);
      }
      const url = new URL(`${demo.url}/graphql`);
      url.searchParams.set('query', 'query ($id: ID!) { user(id: $id) { id } }');
      url.searchParams.set('variables', `{"id":${evil},"${key}":1}`);
      const byGet = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
      assert.equal(byGet.status, 400);
      assert.doesNotMatch(await byGet.text(), /INTERNAL/);
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.deepEqual(Reflect.ownKeys(Object.prototype), before);
    assert.deepEqual(arrivals(), []);
  });

  it('A16: has the last value of a repeated key everywhere', async () => {
    using folder = createTemporaryFolder();
    const file = `${folder.path}/audit.jsonl`;
    await using audited = await startDemo({ settings: { audit: { file, key: 'k'.repeat(32) } } });
    const body = `{"query":${JSON.stringify(UPDATE)},"variables":{"input":{"onApp":{"id":"onapp/user/12","lastName":"A"}},"input":{"onApp":{"id":"onapp/user/12","id":"onapp/user/17","lastName":"A","lastName":"B"}}}}`;
    const response = await fetch(`${audited.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    assert.equal(JSON.parse(await response.text()).data.updateUser.__typename, 'UserUpdated');
    const sent = audited.simulated
      .flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal))
      .filter(({ method }) => method === 'PUT')
      .map((it) => [it.path, JSON.parse(it.body)]);
    assert.deepEqual(sent, [['/users/17.json', { user: { last_name: 'B' } }]]);
    const trail = readFileSync(file, 'utf8');
    assert.match(trail, /onapp\/user\/17/);
    assert.doesNotMatch(trail, /onapp\/user\/12/);
  });

  it('A19: is quoted nowhere if it is not JSON', async () => {
    using folder = createTemporaryFolder();
    const config = folder.write(
      'roster.yml',
      'server: { port: 0 }\nproviders: { a: { kind: activePlatform, url: "http://127.0.0.1:1", apiToken: x } }\n',
    );
    await using roster = await startRoster({ args: ['start', '--config', config] });
    for (const body of ['{"query":"HUNTER2', 'HUNTER2', '"HUNTER2"', '{"HUNTER2":}', '[HUNTER2]']) {
      const response = await fetch(`${roster.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await response.text();
      assert.equal(response.status, 400);
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(JSON.parse(text).errors[0].extensions.code, 'BAD_REQUEST');
      assert.doesNotMatch(text, /HUNTER2/);
    }
    const { stdout, stderr } = await roster.stop();
    assert.doesNotMatch(stdout + stderr, /HUNTER2/);
  });
});
