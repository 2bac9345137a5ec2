import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UpdateUserInput } from '../src/generated/operations.ts';
import { createRosterClient, type SafeUpdateOptions } from '../src/roster-client.ts';
import { RosterError } from '../src/roster-error.ts';
import { inProgress, providerProblem, respondWith, throttledProblem, UPDATED } from './results.ts';
import { failure, type ScriptedResponse, startScriptedServer } from './scripted-server.ts';

const INPUT: UpdateUserInput = { onApp: { id: 'onapp/user/12', lastName: 'Roe' } };
const UNKNOWN = respondWith(providerProblem({ retry: { advice: 'SEND_AGAIN', afterSeconds: 0 } }));

/** Updates a user at a server that responds in this way, and returns the outcome and the keys that were sent. */
async function update(
  responses: readonly (ScriptedResponse | null)[],
  options: SafeUpdateOptions = {},
) {
  await using server = await startScriptedServer(...responses);
  const client = createRosterClient({ url: server.url, timeoutMs: 1000 });
  const outcome = await client
    .updateUserSafely(INPUT, options)
    .catch((error: unknown) => (error instanceof RosterError ? error : Promise.reject(error)));
  const keys = server.received.map(({ body }) => body.variables?.['idempotencyKey']);
  return { outcome, keys };
}

describe('updateUserSafely', () => {
  it('sends an update once if its result is known', async () => {
    for (const result of [
      UPDATED,
      providerProblem({
        write: 'NOT_APPLIED',
        retry: { advice: 'CHANGE_INPUT', afterSeconds: null },
      }),
    ]) {
      const { outcome, keys } = await update([respondWith(result)]);
      assert.deepEqual(outcome, result);
      assert.equal(keys.length, 1);
    }
  });

  const REPEATED: Readonly<Record<string, ScriptedResponse | null>> = {
    'an unknown result': UNKNOWN,
    'no response': null,
    'a page of a proxy': { status: 502, body: '<html>' },
    'a bug of the gateway': failure(500, { code: 'INTERNAL_SERVER_ERROR', write: 'UNKNOWN' }),
    'a refusal with a delay': failure(429, {
      code: 'X',
      write: 'NOT_APPLIED',
      retryAfterSeconds: 0,
    }),
    'a provider that limits the rate': respondWith(throttledProblem(0)),
    'a request with the same key in progress': respondWith(inProgress),
  };

  for (const [situation, response] of Object.entries(REPEATED)) {
    it(`repeats with the same key after ${situation}`, async () => {
      const { outcome, keys } = await update([response, respondWith(UPDATED)]);
      assert.deepEqual(outcome, UPDATED);
      assert.equal(keys.length, 2);
      assert.equal(typeof keys[0], 'string');
      assert.equal(keys[0], keys[1]);
    });
  }

  it('uses the key of the caller', async () => {
    const { keys } = await update([UNKNOWN, respondWith(UPDATED)], { idempotencyKey: 'key-1' });
    assert.deepEqual(keys, ['key-1', 'key-1']);
  });

  it('returns at once what must be read first', async () => {
    const problem = providerProblem({ retry: { advice: 'READ_FIRST', afterSeconds: null } });
    const { outcome, keys } = await update([respondWith(problem)]);
    assert.deepEqual(outcome, problem);
    assert.equal(keys.length, 1);
  });

  it('stops after the largest number of attempts', async () => {
    const { outcome, keys } = await update([UNKNOWN], { attempts: 3 });
    assert.equal(keys.length, 3);
    assert.ok('write' in outcome && outcome.write === 'UNKNOWN');
  });

  it('does not begin a wait that the time does not allow', async () => {
    const startedAt = performance.now();
    const { outcome, keys } = await update([respondWith(throttledProblem(60))], { totalMs: 2000 });
    assert.deepEqual(outcome, throttledProblem(60));
    assert.equal(keys.length, 1);
    assert.ok(performance.now() - startedAt < 1500);
  });

  it('waits as long as is requested', async () => {
    const startedAt = performance.now();
    await update([respondWith(throttledProblem(1)), respondWith(UPDATED)]);
    assert.ok(performance.now() - startedAt >= 990);
  });

  it('does not repeat a refusal without a delay', async () => {
    const { outcome, keys } = await update([
      failure(401, { code: 'UNAUTHENTICATED', write: 'NOT_APPLIED' }),
    ]);
    assert.ok(outcome instanceof RosterError && outcome.write === 'NOT_APPLIED');
    assert.equal(keys.length, 1);
  });

  it('does not repeat what was applied', async () => {
    const { outcome, keys } = await update([failure(200, { code: 'X', write: 'APPLIED' })]);
    assert.ok(outcome instanceof RosterError && outcome.write === 'APPLIED');
    assert.equal(keys.length, 1);
  });

  const LAST: Readonly<Record<string, ScriptedResponse>> = {
    'a refusal before GraphQL': failure(401, { code: 'X', write: 'NOT_APPLIED', requestId: 'r' }),
    'a rate limit': respondWith(throttledProblem(60)),
    'a read-only mode': respondWith(
      providerProblem({
        code: 'READ_ONLY',
        write: 'NOT_APPLIED',
        retry: { advice: 'ASK_OPERATOR', afterSeconds: null },
      }),
    ),
  };

  for (const [situation, response] of Object.entries(LAST)) {
    it(`does not let ${situation} hide an unknown attempt`, async () => {
      const { outcome } = await update([null, response], { totalMs: 20_000 });
      assert.ok(outcome instanceof RosterError);
      assert.equal(outcome.write, 'UNKNOWN');
      assert.match(outcome.message, /read the user/);
    });
  }

  it('believes a later result about an unknown attempt', async () => {
    const refused = providerProblem({
      write: 'NOT_APPLIED',
      retry: { advice: 'CHANGE_INPUT', afterSeconds: null },
    });
    const { outcome } = await update([null, respondWith(refused)]);
    assert.deepEqual(outcome, refused);
  });

  it('ends a wait if the caller aborts', async () => {
    const startedAt = performance.now();
    const signal = AbortSignal.timeout(300);
    const { outcome, keys } = await update([respondWith(throttledProblem(20))], { signal });
    assert.ok(outcome instanceof RosterError);
    assert.deepEqual([outcome.code, outcome.write, keys.length], ['ABORTED', 'NOT_APPLIED', 1]);
    assert.ok(performance.now() - startedAt < 5000);
  });
});
