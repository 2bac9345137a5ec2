import type { Failures } from '../failures.ts';
import { startFleet } from '../servers/fleet.ts';
import type { ServerName } from '../servers/request-body.ts';
import { median } from '../statistics.ts';

/** How long one server takes to start. */
export interface StartResult {
  readonly server: string;
  /** The time from the start of the process to the first response with status 200 to an operation, in ms: the median. */
  readonly ms: number;
}

/** Measures starts in turns. The file cache of the system is warm after the first one. */
export async function measureStart(
  names: readonly ServerName[],
  failures: Failures,
  starts: number,
): Promise<readonly StartResult[]> {
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let turn = 0; turn < starts; turn += 1) {
    for (const [name, own] of times) {
      await using fleet = await startFleet([name], failures);
      const [server] = fleet.servers;
      if (server !== undefined) own.push(server.startMs);
    }
  }
  return [...times].flatMap(([server, own]) =>
    own.length === 0 ? [] : [{ server, ms: median(own) }],
  );
}
