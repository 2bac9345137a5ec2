import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sumOf } from '../observability/metrics/samples.ts';
import {
  createKeepAliveClient,
  type KeepAliveClient,
} from '../support/clients/keep-alive-client.ts';
import { percentile, report } from '../support/drills/drill.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';

/** An operation with a long line in the log. */
const OPERATION = `query ${'LongName'.repeat(12)} { providers { id } }`;
const AT_ONCE = 8;

async function startLogging(): Promise<RosterProcess> {
  return startRoster({
    args: ['start'],
    environment: { PORT: '0', LOG_LEVEL: 'info' },
  });
}

/** @returns the duration of each operation in ms. */
async function serve(client: KeepAliveClient, count: number): Promise<number[]> {
  const ms: number[] = [];
  const lane = async () => {
    for (let n = 0; n < count / AT_ONCE; n += 1) {
      const response = await client.post(OPERATION);
      assert.equal(response.status, 200);
      ms.push(response.ms);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return ms;
}

const droppedBy = ({ url }: RosterProcess) => sumOf(url, 'roster_log_dropped_total');

describe('Service without a reader of the log', () => {
  it('G15: is as fast if the reader stops, and counts losses', async (t) => {
    await using roster = await startLogging();
    using client = createKeepAliveClient(roster.url, AT_ONCE);
    await serve(client, 1000);
    const before = await serve(client, 1000);
    assert.equal(await droppedBy(roster), 0);
    roster.log.pause();
    const stuck: number[] = [];
    while ((await droppedBy(roster)) === 0) {
      stuck.push(...(await serve(client, 400)));
      assert.ok(stuck.length < 40_000, 'Nothing was dropped.');
    }
    stuck.push(...(await serve(client, 1000)));
    const [fast, slow] = [percentile(before, 50), percentile(stuck, 50)];
    assert.ok(slow < 3 * fast + 5, `${slow} ms after ${fast} ms`);
    const dropped = await droppedBy(roster);
    const startedAt = performance.now();
    const stopped = roster.stop();
    assert.equal(await roster.exited, 0);
    assert.ok(performance.now() - startedAt < 10_000);
    roster.log.resume();
    await stopped;
    report(
      t,
      `${stuck.length} operations without a reader, ${dropped} lines dropped; p50 ${fast.toFixed(1)} → ` +
        `${slow.toFixed(1)} ms, p99 ${percentile(before, 99).toFixed(1)} → ${percentile(stuck, 99).toFixed(1)} ms`,
    );
  });

  it('G15: continues if the reader is gone', async () => {
    await using roster = await startLogging();
    using client = createKeepAliveClient(roster.url, AT_ONCE);
    roster.log.destroy();
    await serve(client, 200);
    assert.ok((await droppedBy(roster)) >= 200);
    roster.stop();
    assert.equal(await roster.exited, 0);
  });
});
