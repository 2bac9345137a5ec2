import { attempt, type Failures } from '../failures.ts';
import type { Operation } from '../operations.ts';
import type { Fleet } from '../servers/fleet.ts';
import type { MeasuredServer } from '../servers/measured-server.ts';
import { readCpuMs } from '../servers/process-usage.ts';
import type { CpuSettings } from '../settings.ts';
import { median, pairedRatio } from '../statistics.ts';
import { mix, sendLoad } from './load.ts';

const CLIENTS = 8;

/** What one operation costs at one server. */
export interface CpuResult {
  readonly operation: string;
  readonly server: string;
  /** CPU time of one operation in µs: the median of the turns. */
  readonly us: number;
  /** How many times the CPU time of another server in the same turn that is, by the name of the other server. */
  readonly over: Readonly<Record<string, number>>;
  /** Calls at the upstream per operation. */
  readonly calls: number;
}

/** One turn of one server. */
interface Slice {
  readonly us: number;
  readonly calls: number;
}

/**
 * Measures the CPU time of operations at each server in turns, so that the machine is as busy for each of them.
 *
 * @returns a result for each operation and server; without servers that fail.
 */
export async function measureCpu(
  { servers, countCalls }: Pick<Fleet, 'servers' | 'countCalls'>,
  operations: readonly Operation[],
  failures: Failures,
  { warmUp, turns, sliceMs }: CpuSettings,
): Promise<readonly CpuResult[]> {
  for (const server of servers) {
    const load = { clients: CLIENTS, operation: mix(operations), count: warmUp };
    await attempt(failures, server.name, () => sendLoad(server, load));
  }
  const slices = operations.map(({ name }) => ({
    name,
    byServer: new Map(servers.map((server) => [server.name, [] as Slice[]])),
  }));
  // The first turn only warms up. A turn has all operations: a time in which the machine is busy concerns each of them.
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const { name, byServer } of slices) {
      for (const server of servers) {
        const slice = await attempt(failures, server.name, () =>
          measureSlice(server, name, sliceMs, countCalls),
        );
        if (slice !== undefined && turn > 0) byServer.get(server.name)?.push(slice);
      }
    }
  }
  return slices.flatMap(({ name, byServer }) => toResults(name, byServer, turns));
}

async function measureSlice(
  server: MeasuredServer,
  name: string,
  sliceMs: number,
  countCalls: Fleet['countCalls'],
): Promise<Slice> {
  const callsBefore = await countCalls();
  const before = readCpuMs(server.pid);
  const { length } = await sendLoad(server, {
    clients: CLIENTS,
    operation: () => name,
    untilMs: performance.now() + sliceMs,
  });
  const us = ((readCpuMs(server.pid) - before) * 1000) / length;
  return { us, calls: ((await countCalls()) - callsBefore) / length };
}

/** @returns the results of the servers that had all turns. */
function toResults(
  operation: string,
  slices: ReadonlyMap<string, readonly Slice[]>,
  turns: number,
): readonly CpuResult[] {
  const complete = [...slices].filter(([, own]) => own.length === turns);
  const times = complete.map(([server, own]) => [server, own.map(({ us }) => us)] as const);
  return complete.map(([server, own]) => {
    const ownTimes = own.map(({ us }) => us);
    const ratios = times
      .filter(([other]) => other !== server)
      .map(([other, base]) => [other, pairedRatio(ownTimes, base)]);
    return {
      operation,
      server,
      us: median(ownTimes),
      over: Object.fromEntries(ratios),
      calls: median(own.map(({ calls }) => calls)),
    };
  });
}
