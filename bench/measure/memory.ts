import { attempt, type Failures } from '../failures.ts';
import { OPERATIONS } from '../operations.ts';
import { startFleet } from '../servers/fleet.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import { readMemoryMb } from '../servers/process-usage.ts';
import type { ServerName } from '../servers/request-body.ts';
import { mix, sendLoad } from './load.ts';

const CLIENTS = 16;

/** The memory of one gateway under load. */
export interface MemoryResult {
  readonly server: string;
  /** The resident memory (RSS) in MB when it was ready, after the load, and at most. */
  readonly startMb: number;
  readonly afterMb: number;
  readonly peakMb: number;
  /** The operations in that time. */
  readonly operations: number;
}

/** Measures the memory of fresh processes, one after the other, under a mix of all operations. */
export async function measureMemory(
  names: readonly ServerName[],
  failures: Failures,
  seconds: number,
): Promise<readonly MemoryResult[]> {
  const results: MemoryResult[] = [];
  for (const name of names) {
    await using fleet = await startFleet([name], failures);
    const [server] = fleet.servers;
    if (server === undefined) continue;
    const result = await attempt(failures, name, () => measureServer(server, seconds));
    if (result !== undefined) results.push(result);
  }
  return results;
}

async function measureServer(server: MeasuredServer, seconds: number): Promise<MemoryResult> {
  const startMb = readMemoryMb(server.pid, 'RSS');
  const { length } = await sendLoad(server, {
    clients: CLIENTS,
    operation: mix(OPERATIONS),
    untilMs: performance.now() + seconds * 1000,
  });
  const afterMb = readMemoryMb(server.pid, 'RSS');
  const peakMb = readMemoryMb(server.pid, 'HWM');
  return { server: server.name, startMb, afterMb, peakMb, operations: length };
}
