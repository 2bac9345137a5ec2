import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CacheUse } from '../../../src/request/cache-use.ts';
import { invalidateReads } from '../../../src/upstream/policies/coalesce.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import { FencedError } from '../../../src/upstream/policies/write-fence.ts';
import type { Send, UpstreamCall } from '../../../src/upstream/upstream-call.ts';

/** Makes a write under the policy, and returns what happened in which order. */
async function write(send: (call: UpstreamCall<unknown>) => Promise<void>, cacheUse?: CacheUse) {
  const events: string[] = [];
  const policy = invalidateReads(new SingleFlight(), async () => {
    events.push('begin');
    return async (isSettled) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      events.push(`end, settled: ${isSettled}`);
    };
  });
  const next = (async (call: UpstreamCall<unknown>) => {
    await send(call);
    events.push('sent');
    return { value: null, status: 200 };
  }) as Send;
  const call = { cancellation: {}, context: { cacheUse } } as unknown as UpstreamCall<unknown>;
  await policy(next)(call).then(
    () => events.push('returned'),
    () => events.push('failed'),
  );
  return events;
}

describe('The announcement of a write', () => {
  it('is made when its fence is checked', async () => {
    const events = await write(({ cancellation }) => cancellation.fence?.check() ?? assert.fail());
    assert.deepEqual(events, ['begin', 'sent', 'end, settled: true', 'returned']);
  });

  it('is not made if the write is not sent', async () => {
    assert.deepEqual(await write(() => Promise.reject(new Error('no slot'))), ['failed']);
  });

  it('ends if the fence refuses the write', async () => {
    const events = await write(async ({ cancellation }) => {
      await cancellation.fence?.check();
      throw new FencedError('lost');
    });
    assert.deepEqual(events, ['begin', 'end, settled: true', 'failed']);
  });

  it('ends before the response of its request, not before the next call', async () => {
    const cacheUse = new CacheUse(false);
    const send = ({ cancellation }: UpstreamCall<unknown>) =>
      cancellation.fence?.check() ?? assert.fail();
    const events = await write(send, cacheUse);
    assert.deepEqual(events, ['begin', 'sent', 'returned']);
    await cacheUse.announced();
    assert.deepEqual(events.at(-1), 'end, settled: true');
  });
});
