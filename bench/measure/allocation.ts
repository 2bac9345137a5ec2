import { fileURLToPath } from 'node:url';
import { attempt, type Failures } from '../failures.ts';
import { OPERATIONS } from '../operations.ts';
import { startFleet } from '../servers/fleet.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import type { ServerName } from '../servers/request-body.ts';
import { mix, sendLoad } from './load.ts';

const RECORDER = fileURLToPath(new URL('../servers/heap-recorder.ts', import.meta.url));
const CLIENTS = 8;

/** What one operation allocates at one server. */
export interface AllocationResult {
  readonly operation: string;
  readonly server: string;
  /** kB on the heap of JavaScript per operation, without buffers. */
  readonly kb: number;
}

/** Measures what operations allocate, in processes of their own: the recorder takes time at each collection. */
export async function measureAllocation(
  names: readonly ServerName[],
  failures: Failures,
  operations: number,
): Promise<readonly AllocationResult[]> {
  await using fleet = await startFleet(names, failures, { nodeArgs: [`--import=${RECORDER}`] });
  const results: AllocationResult[] = [];
  for (const server of fleet.servers) {
    const own = await attempt(failures, server.name, () => measureServer(server, operations));
    results.push(...(own ?? []));
  }
  return results;
}

/** @param count the operations before the measurement, over all operations, and those of it, over all operations. */
async function measureServer(
  server: MeasuredServer,
  count: number,
): Promise<readonly AllocationResult[]> {
  await sendLoad(server, { clients: CLIENTS, operation: mix(OPERATIONS), count });
  const each = Math.ceil(count / OPERATIONS.length);
  const results: AllocationResult[] = [];
  for (const { name } of OPERATIONS) {
    await server.ask('start');
    await sendLoad(server, { clients: CLIENTS, operation: () => name, count: each });
    const kb = (await server.ask('stop')) / 1024 / each;
    results.push({ operation: name, server: server.name, kb });
  }
  return results;
}
