import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AccessError } from '../../src/access/access-error.ts';
import { createAuthenticator } from '../../src/access/authenticator.ts';
import type { Scope } from '../../src/config/scopes.ts';
import { apiKey } from '../support/clients/api-keys.ts';

const SCOPES: Scope[] = ['users:read'];

function authenticatorOf(...keys: readonly string[]) {
  const apiKeys = keys.map((key) => apiKey(key, SCOPES));
  const authenticator = createAuthenticator({
    mode: 'apiKeys',
    apiKeys,
    requireIdempotencyKey: false,
    protectedUsers: [],
  });
  return async (key: string) => {
    try {
      const headersDistinct = { authorization: [`Bearer ${key}`] };
      const authenticate = await authenticator;
      return (await authenticate({ headersDistinct })).name;
    } catch (error) {
      assert.ok(error instanceof AccessError);
      return error.code;
    }
  };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

describe('API keys', () => {
  test('B14: are valid while configured, several at once', async () => {
    const before = authenticatorOf('old', 'new');
    assert.deepEqual(await Promise.all([before('old'), before('new')]), ['old', 'new']);
    const afterwards = authenticatorOf('new');
    assert.deepEqual(await Promise.all([afterwards('old'), afterwards('new')]), [
      'UNAUTHENTICATED',
      'new',
    ]);
  });

  test('B14: are not accepted as digests', async () => {
    const ask = authenticatorOf('secret');
    assert.equal(await ask(apiKey('secret', SCOPES).sha256), 'UNAUTHENTICATED');
  });

  test('B13: of another length are refused like any other', async () => {
    const ask = authenticatorOf('roster_abcdefgh');
    for (const key of ['r', 'roster_abcdefg', 'roster_abcdefghi', 'x'.repeat(8000)]) {
      assert.equal(await ask(key), 'UNAUTHENTICATED');
    }
  });

  test('B13: are compared in constant time', async () => {
    const key = `roster_${'a'.repeat(43)}`;
    const ask = authenticatorOf(key);
    const took = { first: [] as number[], last: [] as number[] };
    const wrong = { first: `x${key.slice(1)}`, last: `${key.slice(0, -1)}x` };
    for (let sample = 0; sample < 10_000; sample += 1) {
      // Both are measured alternately, so that other load affects both equally.
      for (const place of ['first', 'last'] as const) {
        const startedAt = performance.now();
        await ask(wrong[place]);
        took[place].push(performance.now() - startedAt);
      }
    }
    const [first, last] = [median(took.first), median(took.last)];
    assert.ok(Math.abs(first - last) < 0.2 * Math.max(first, last), `${first} and ${last} ms`);
  });
});
