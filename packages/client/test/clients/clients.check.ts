import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { packClient } from '../packed-client.ts';
import { compile, expectedErrors } from './compiler-errors.ts';
import { CLIENTS, installClient } from './installed-client.ts';
import { assertObserved } from './observed.ts';
import { mustRun } from './run-command.ts';
import { keysOf, startTestGateway } from './test-gateway.ts';

/** Both cores of a small machine. */
const concurrency = 2;

describe('Third-party clients with the packed @roster/client', { concurrency }, async () => {
  const packed = packClient();
  const gateway = await startTestGateway(CLIENTS);
  after(async () => {
    await gateway[Symbol.asyncDispose]();
    packed[Symbol.dispose]();
  });

  for (const name of CLIENTS) {
    it(`${name} generates, compiles and runs`, async () => {
      using client = await installClient(name, packed.tarball);
      const { key, limitedKey } = keysOf(name);
      const access = { ROSTER_URL: gateway.url, ROSTER_KEY: key };
      await mustRun('npm', ['run', '--silent', 'generate'], client.path, access);

      const errors = await compile(client.path);
      const expected = expectedErrors(client.path);
      assert.deepEqual(
        errors.map(({ at }) => at),
        expected.map(({ at }) => at),
        errors.map(({ at, message }) => `${at}: ${message}`).join('\n'),
      );
      for (const [index, { at, message }] of expected.entries()) {
        assert.ok(errors[index]?.message.includes(message), `${at}: ${errors[index]?.message}`);
      }

      await mustRun('npm', ['run', '--silent', '--if-present', 'build'], client.path);
      const start = ['run', '--silent', 'start', '--', gateway.url, key, limitedKey];
      assertObserved(name, JSON.parse(await mustRun('npm', start, client.path)));
    });
  }

  it('are those that the documentation promises', () => {
    assert.deepEqual(CLIENTS, [
      'apollo-3',
      'apollo-4',
      'codegen',
      'gql-tada',
      'graphql-request',
      'relay',
      'urql',
    ]);
  });
});
