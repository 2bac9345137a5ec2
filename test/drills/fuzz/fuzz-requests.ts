import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSchema } from '../../../src/graphql/schema.ts';
import type { FuzzBench } from './fixture.ts';
import { measured } from './measured.ts';
import { bodies, CANARY } from './requests.ts';
import type { Fuzzed, FuzzTask } from './worker.ts';

/** Fails at the first request that crashes or blocks something, or whose rejection repeats a value of it. */
export async function fuzzRequests(
  bench: FuzzBench,
  { count, seed }: Omit<FuzzTask, 'kind'>,
): Promise<Omit<Fuzzed, 'seconds'>> {
  const statuses = new Map<number, number>();
  const { post, mostMs } = measured(bench);
  const property = fc.asyncProperty(bodies(createSchema()), async (body) => {
    const { status, text } = await post(body);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    // A response may contain data that was read or written, but a rejected value may contain a password.
    if (status !== 200) assert.ok(!text.includes(CANARY), text);
  });
  await fc.assert(property, { numRuns: count, seed });
  // If the generator made only noise, the test would prove nothing.
  assert.ok((statuses.get(200) ?? 0) > count / 10);
  const kinds = [...statuses].map(([status, times]) => `${times} got ${status}`).join(', ');
  return { inputs: count, kinds, mostMs: mostMs() };
}
