import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeUpstream } from '../../src/app/describe-upstream.ts';
import { UpstreamHistory } from '../../src/app/upstream-history.ts';
import type { ClassState, ObservedCall, UpstreamState } from '../../src/upstream/observer.ts';

const IDLE: ClassState = {
  breaker: 'closed',
  running: 0,
  waiting: 0,
  rate: {
    waits: 0,
    waitedMs: 0,
    refused: { paused: 0, deadline: 0, queueFull: 0 },
    waiting: { interactive: 0, bulk: 0 },
    pausedMs: 0,
    storeFailures: 0,
  },
};

const stateOf = (read: Partial<ClassState> = {}): UpstreamState => ({
  provider: 'p',
  name: 'API',
  api: 'API',
  read: { ...IDLE, ...read },
  write: IDLE,
});

const call = (
  code: string,
  ms: number,
  response: Pick<ObservedCall, 'status' | 'reason'> = { status: null, reason: null },
): ObservedCall => ({
  provider: 'p',
  endpoint: { api: 'API', method: 'GET', path: 'users', effect: 'read' },
  ...response,
  isRenewable: false,
  code,
  ms,
  attempts: 1,
  shared: false,
  retries: 0,
});

function historyOf(...calls: readonly ObservedCall[]) {
  const history = new UpstreamHistory();
  for (const ended of calls) history.record(ended);
  return history.find('p', 'API');
}

describe('The health of an upstream API', () => {
  it('is slow if its last calls took two seconds', () => {
    const { status, cause } = describeUpstream(stateOf(), historyOf(call('OK', 2500)));
    assert.deepEqual([status, cause], ['slow', 'calls take 2500 ms on average']);
  });

  it('follows the last calls', () => {
    const fast = Array.from({ length: 30 }, () => call('OK', 10));
    const { status, averageMs } = describeUpstream(stateOf(), historyOf(call('OK', 5000), ...fast));
    assert.equal(status, 'ok');
    assert.ok(averageMs !== null && averageMs < 300, `${averageMs}`);
  });

  it('names queues and pauses', () => {
    const waiting = describeUpstream(
      stateOf({ running: 32, waiting: 4 }),
      historyOf(call('OK', 9)),
    );
    assert.deepEqual(
      [waiting.status, waiting.cause, waiting.inFlight, waiting.waiting],
      ['ok', '4 reads wait for a slot', 32, 4],
    );
    const rate = { ...IDLE.rate, pausedMs: 29_500 };
    const paused = describeUpstream(stateOf({ rate }), historyOf(call('OK', 9)));
    assert.deepEqual(
      [paused.status, paused.cause],
      ['paused', 'it asked to wait: no read is sent for 30 s'],
    );
  });

  it('names the cause, not that calls were not sent', () => {
    const history = historyOf(call('UPSTREAM_TIMEOUT', 3000), call('CIRCUIT_OPEN', 0));
    const { lastFailure } = describeUpstream(stateOf({ breaker: 'open' }), history);
    assert.equal(lastFailure?.code, 'UPSTREAM_TIMEOUT');
    assert.equal(lastFailure.meaning, 'no response in time');
  });

  it('names the API before its first call', () => {
    const { api, status } = describeUpstream({ ...stateOf(), api: undefined }, undefined);
    assert.deepEqual([api, status], ['API', 'unused']);
  });

  it('names the status and the detail of a failure', () => {
    const causes = [
      ['UPSTREAM_FAILED', 302, 'p: request failed.'],
      ['UPSTREAM_FAILED', 503, 'p: request failed.'],
      ['UPSTREAM_CONTRACT', 200, 'p: response is not as documented (larger than maxBytes).'],
      ['UPSTREAM_UNREACHABLE', null, 'p: could not be reached (connection refused).'],
    ] as const;
    assert.deepEqual(
      causes.map(
        ([code, status, reason]) =>
          describeUpstream(stateOf(), historyOf(call(code, 9, { status, reason }))).cause,
      ),
      [
        'request failed: HTTP 302, a redirect, which is never followed: check the URL and the credential (UPSTREAM_FAILED)',
        'request failed: HTTP 503 (UPSTREAM_FAILED)',
        'response is not as documented: larger than maxBytes, HTTP 200 (UPSTREAM_CONTRACT)',
        'could not be reached: connection refused (UPSTREAM_UNREACHABLE)',
      ],
    );
  });

  it('treats a documented refusal as a success', () => {
    const { status } = describeUpstream(stateOf(), historyOf(call('HTTP_422', 5)));
    assert.equal(status, 'ok');
  });
});
