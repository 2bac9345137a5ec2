import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CallDocuments } from '../../../src/request/held-documents.ts';
import {
  UpstreamError,
  type UpstreamErrorCode,
} from '../../../src/upstream/errors/upstream-error.ts';
import { CallerSet } from '../../../src/upstream/policies/caller-set.ts';
import { RetryBudget, retryOnce } from '../../../src/upstream/policies/retry.ts';
import type { UpstreamCall } from '../../../src/upstream/upstream-call.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const failure = (
  code: UpstreamErrorCode,
  afterSeconds: number | null = null,
  httpStatus: number | null = null,
) => new UpstreamError({ provider: 'p', code, write: 'NOT_APPLIED', httpStatus, afterSeconds });

function retryOptions(msLeft = 5000) {
  return {
    budget: new RetryBudget(),
    signal: new AbortController().signal,
    msLeft: () => msLeft,
    stats: { attempts: 1, shared: false },
  };
}

/** Makes a read under the policy, and returns what it returns. */
async function withRetry(
  read: () => Promise<string>,
  { budget, signal, msLeft, stats }: ReturnType<typeof retryOptions>,
): Promise<string> {
  const call: UpstreamCall<string> = {
    request: { endpoint: { api: 'Panel API', path: 'users', method: 'GET', effect: 'read' } },
    handlers: {},
    context: aCall({ msLeft }),
    stats,
    cancellation: { deadline: signal, clientDisconnected: signal },
    callers: new CallerSet('ann'),
    documents: new CallDocuments(),
  };
  const next = async <T>() => ({ value: (await read()) as T, status: 200 });
  return (await retryOnce(budget)(next)(call)).value;
}

/** Creates a read that throws each of these, then returns. */
function failing(...errors: UpstreamError[]) {
  let calls = 0;
  const read = async () => {
    calls += 1;
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'response';
  };
  return { read, calls: () => calls };
}

describe('A failed read', () => {
  for (const code of ['UPSTREAM_UNREACHABLE', 'UPSTREAM_BROKEN', 'UPSTREAM_FAILED'] as const) {
    it(`is retried exactly once after ${code}`, async () => {
      const once = failing(failure(code));
      const options = retryOptions();
      assert.equal(await withRetry(once.read, options), 'response');
      assert.deepEqual([once.calls(), options.stats.attempts], [2, 2]);
      const twice = failing(failure(code), failure(code), failure(code));
      await assert.rejects(withRetry(twice.read, retryOptions()), { code });
      assert.equal(twice.calls(), 2);
    });
  }

  for (const code of [
    'UPSTREAM_TIMEOUT',
    'UPSTREAM_CONTRACT',
    'UPSTREAM_REJECTED',
    'UPSTREAM_UNAUTHENTICATED',
    'UPSTREAM_FORBIDDEN',
    'UPSTREAM_RATE_LIMITED',
    'CIRCUIT_OPEN',
    'OVERLOADED',
  ] as const) {
    it(`is not retried after ${code}`, async () => {
      const { read, calls } = failing(failure(code));
      await assert.rejects(withRetry(read, retryOptions()), { code });
      assert.equal(calls(), 1);
    });
  }

  it('is not retried after a redirect', async () => {
    const redirect = new UpstreamError({
      provider: 'p',
      code: 'UPSTREAM_FAILED',
      write: 'NOT_APPLIED',
      httpStatus: 302,
    });
    const { read, calls } = failing(redirect);
    await assert.rejects(withRetry(read, retryOptions()), { code: 'UPSTREAM_FAILED' });
    assert.equal(calls(), 1);
  });

  it('D29: waits as Retry-After says if there is time', async () => {
    const { read } = failing(failure('UPSTREAM_RATE_LIMITED', 1, 429));
    const startedAt = performance.now();
    assert.equal(await withRetry(read, retryOptions(3000)), 'response');
    assert.ok(performance.now() - startedAt >= 990);
  });

  it('D29: fails at once if Retry-After exceeds the deadline', async () => {
    const { read, calls } = failing(failure('UPSTREAM_BUSY', 60));
    const startedAt = performance.now();
    await assert.rejects(withRetry(read, retryOptions(3000)), { code: 'UPSTREAM_BUSY' });
    assert.ok(performance.now() - startedAt < 500);
    assert.equal(calls(), 1);
  });

  it('is not retried if no caller waits any more', async () => {
    const caller = new AbortController();
    const { read, calls } = failing(failure('UPSTREAM_FAILED'));
    const reading = withRetry(read, { ...retryOptions(), signal: caller.signal });
    setTimeout(() => caller.abort(), 10);
    await assert.rejects(reading, { code: 'UPSTREAM_FAILED' });
    assert.equal(calls(), 1);
  });

  it('D30: adds at most a fifth to the calls', async () => {
    const budget = new RetryBudget();
    let calls = 0;
    const reads = 300;
    for (let n = 0; n < reads; n += 1) {
      budget.earn();
      calls += 1;
      if (budget.spend()) calls += 1;
    }
    assert.ok(calls <= reads * 1.2 + 10, String(calls));
    assert.ok(calls > reads * 1.15);
  });
});
