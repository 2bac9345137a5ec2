import assert from 'node:assert/strict';
import type { FuzzBench } from './fixture.ts';
import type { InProcess } from './in-process.ts';

/** The milliseconds of work that one request should not exceed. */
const GOAL_MS = 50;

/** The limit that fails the test; it is higher, as other processes share the machine. */
const MAX_DRAIN_MS = 150;

/** How often a slow request is sent again, as code may not be compiled yet and garbage is collected sometimes. */
const AGAIN = 4;

interface Measured {
  /** Sends a body as the gateway does. Fails if the response is a gateway error or took too much work. */
  readonly post: InProcess['post'];
  /** Returns the longest time of any request, in whole milliseconds. */
  readonly mostMs: () => number;
}

/** Measures the work of this thread for a request, upstreams included: no other client waits longer. */
export function measured({ gateway }: FuzzBench): Measured {
  let most = 0;
  const postOnce: InProcess['post'] = async (body) => {
    const { status, text } = await gateway.post(body);
    assert.deepEqual(gateway.takeBugs(), []);
    assert.ok(status < 500, `${status}: ${text}`);
    assert.ok(!text.includes('INTERNAL_SERVER_ERROR'), text);
    assert.equal(typeof JSON.parse(text), 'object');
    return { status, text };
  };
  return {
    post: async (body) => {
      const begun = process.threadCpuUsage();
      const response = await postOnce(body);
      let least = msSince(begun);
      for (let n = 0; n < AGAIN && least > GOAL_MS; n += 1) {
        const again = process.threadCpuUsage();
        await postOnce(body);
        least = Math.min(least, msSince(again));
      }
      most = Math.max(most, least);
      assert.ok(least <= MAX_DRAIN_MS, `${least} ms`);
      return response;
    },
    mostMs: () => Math.round(most),
  };
}

function msSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}
