import assert from 'node:assert/strict';
import { it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { startServed } from '../../support/gateway/served-roster.ts';

/** Maximum size of one line of the log, in bytes. */
const MAX_LINE_BYTES = 1024;

const EVIL = [
  'a\nb',
  '\u001b[31mred\u001b[0m',
  '\r\n{"level":60,"msg":"forged"}',
  '\u2028',
  'x'.repeat(10_000),
];

it('A23: no input breaks a log line, colours a terminal or fills a disk', async () => {
  await using roster = await startServed(
    'production',
    'server: { port: 0, instance: replica-1 }\nlog: { level: trace }',
  );
  for (const text of EVIL) {
    const ascii = encodeURIComponent(text).slice(0, 4000);
    const headers = {
      'x-request-id': ascii,
      'apollographql-client-name': ascii,
      'user-agent': ascii,
      'roster-explain': 'trace',
    };
    await send(roster.url, 'query ($id: ID!) { user(id: $id) { id } }', { id: text }, headers);
    await send(roster.url, 'query ($id: ID!) { user(id: $id) { id } }', { id: `a/user/1${text}` });
    await send(roster.url, `{ user(id: ${JSON.stringify(text)}) { id } }`);
    await send(roster.url, text);
    const body = JSON.stringify({ query: '{ providers { id } }', operationName: text });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    await (await fetch(`${roster.url}/graphql`, init)).text();
    await (await fetch(`${roster.url}/${encodeURIComponent(text).slice(0, 4000)}`)).text();
  }
  const name = `N${'x'.repeat(10_000)}`;
  await send(roster.url, `query ${name} { providers { id } }`);
  await send(roster.url, '{ user(id: "a/user/1") { id } }');
  const { stderr } = await roster.stop();
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
  assert.ok(lines.length > 3 * EVIL.length);
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= MAX_LINE_BYTES, line.slice(0, 200));
    assert.match(JSON.parse(line).level, /^(info|warn|error)$/);
    assert.equal(JSON.parse(line).instance, 'replica-1');
  }
  for (const part of ['\u001b', 'forged', '\r', '\u2028', 'x'.repeat(200)]) {
    assert.ok(!stderr.includes(part), part);
  }
  const records = lines.map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ msg }) => msg).filter((msg) => /^Gateway /.test(msg)),
    ['Gateway started', 'Gateway stopping', 'Gateway stopped'],
  );
  const started = records.find(({ msg }) => msg === 'Gateway started');
  assert.match(started.version, /^\d+\.\d+\.\d+/);
  assert.deepEqual([started.url, started.access], [roster.url, 'open']);
  assert.match(started.file, /\.yml$/);
  // The banner at the start is for people.
  const others = stderr.split('\n').filter((line) => !/^[{]|^$|^Warning: /.test(line));
  assert.deepEqual(others, []);
});
