import type { Operation } from './operations.ts';
import type { MeasuredServer } from './server.ts';

/** How long each server is measured before the next one has its turn. */
const SLICE_MS = Number(process.env['SLICE_MS'] ?? 500);
/** The turns that are counted. */
const TURNS = Number(process.env['TURNS'] ?? 12);
/** The operations of each server before the first turn that is counted. */
const WARM_UP = Number(process.env['WARM_UP'] ?? 2000);
const CONCURRENT = 8;

export interface Servers {
  readonly proxy: MeasuredServer;
  readonly roster: MeasuredServer;
  readonly apollo: MeasuredServer;
}

/** The CPU time of one operation at each server, in ms: the median of the turns. */
export interface Result {
  readonly name: string;
  readonly proxy: number;
  readonly roster: number;
  readonly apollo: number;
}

/** Measures one operation at each server in turns, so that the machine is as busy for each of them. */
export async function measure({ name, query }: Operation, servers: Servers): Promise<Result> {
  const names = ['proxy', 'roster', 'apollo'] as const;
  for (const each of names) {
    const text = await servers[each].send(query);
    if (text.includes('"errors"') || text.includes('Problem')) {
      throw new Error(`${each} fails ${name}: ${text.slice(0, 500)}`);
    }
    await sendMany(servers[each], query, { count: WARM_UP });
  }
  const turns = { proxy: [] as number[], roster: [] as number[], apollo: [] as number[] };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const each of names) turns[each].push(await measureSlice(servers[each], query));
  }
  return {
    name,
    proxy: median(turns.proxy),
    roster: median(turns.roster),
    apollo: median(turns.apollo),
  };
}

async function measureSlice(server: MeasuredServer, query: string): Promise<number> {
  const before = server.cpuMs();
  const sent = await sendMany(server, query, { untilMs: performance.now() + SLICE_MS });
  return (server.cpuMs() - before) / sent;
}

/** @returns the number of operations. */
async function sendMany(
  server: MeasuredServer,
  query: string,
  { count = Number.POSITIVE_INFINITY, untilMs = Number.POSITIVE_INFINITY },
): Promise<number> {
  let sent = 0;
  const work = async () => {
    while (sent < count && performance.now() < untilMs) {
      sent += 1;
      await server.send(query);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, work));
  return sent;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
