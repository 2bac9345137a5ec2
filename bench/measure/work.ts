import { fileURLToPath } from 'node:url';
import type { Work } from '../compare-work.ts';
import { attempt, type Failures } from '../failures.ts';
import { OPERATIONS } from '../operations.ts';
import { startFleet } from '../servers/fleet.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import { measureAllocation } from './allocation.ts';
import { mix, sendLoad } from './load.ts';

const RECORDER = fileURLToPath(new URL('../servers/call-recorder.ts', import.meta.url));
/** Repetitions of each operation. Every one has the same calls but for timers and what is known after the first. */
const REPETITIONS = 20;
/** The operations of the measurement of allocation, and before it. */
const ALLOCATING = 1500;

/** Measures what this gateway does for each operation. One that cannot be measured is absent. */
export async function measureWork(failures: Failures): Promise<Work> {
  await using fleet = await startFleet(['roster'], failures, {
    nodeArgs: [`--import=${RECORDER}`],
  });
  const [server] = fleet.servers;
  const calls =
    server === undefined
      ? undefined
      : await attempt(failures, server.name, () => countCalls(server));
  const allocated = await measureAllocation(['roster'], failures, ALLOCATING);
  return Object.fromEntries(
    allocated.map(({ operation, kb }) => [
      operation,
      { calls: calls?.get(operation) ?? Number.NaN, kb },
    ]),
  );
}

/** Returns the calls of functions per operation, by its name. */
async function countCalls(server: MeasuredServer): Promise<ReadonlyMap<string, number>> {
  const load = { clients: 1, count: REPETITIONS };
  await sendLoad(server, { ...load, operation: mix(OPERATIONS) });
  const calls = new Map<string, number>();
  for (const { name } of OPERATIONS) {
    await server.ask('count');
    await sendLoad(server, { ...load, operation: () => name });
    calls.set(name, (await server.ask('count')) / REPETITIONS);
  }
  return calls;
}
