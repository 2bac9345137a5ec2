import { monitorEventLoopDelay } from 'node:perf_hooks';
import { NO_FAULT } from '../../support/faults/catalogue.ts';
import type { Fault } from '../../support/faults/fault.ts';
import { judge } from './assertions.ts';
import type { Cell, Course } from './case.ts';
import { type Bench, startBench } from './fixture.ts';
import { labelOf, outcomeOf } from './outcome.ts';
import { findLeak } from './secrets.ts';
import { ask } from './send-request.ts';
import { UPSTREAM_APIS } from './upstream-apis.ts';

/** The outcome of one fault. */
export interface Row {
  readonly fault: Fault;
  /** The labels of the table, in the order of its columns. */
  readonly labels: readonly string[];
  /** All defects; empty if there are none. */
  readonly failures: readonly string[];
}

/** Starts a bench and runs each operation once, as the first run of code is slow. */
export async function startWarmBench(): Promise<Bench> {
  const bench = await startBench();
  await meetFault(NO_FAULT, bench);
  return bench;
}

/** Injects a fault into a read and a write of every API at the same time. */
export async function meetFault(fault: Fault, bench: Bench): Promise<Row> {
  if (!('listen' in fault)) return meetAt(fault, bench);
  await using elsewhere = await startBench(fault);
  return await meetAt(fault, elsewhere);
}

async function meetAt(fault: Fault, bench: Bench): Promise<Row> {
  const cells = UPSTREAM_APIS.flatMap((api) =>
    (['read', 'write'] as const).map((effect): Cell => ({ fault, api, effect })),
  );
  bench.log.length = 0;
  for (const { simulator } of UPSTREAM_APIS) simulator(bench.installation).clearJournal();
  const courses = await Promise.all(cells.map((cell) => run(cell, bench)));
  const failures = courses.flatMap((stats) => {
    const { api, effect } = stats.cell;
    return judge(stats).map(
      (what) => `${api.name}, ${effect}: ${what} (${stats.text.slice(-600)})`,
    );
  });
  return {
    fault,
    labels: courses.map((stats) => labelOf(outcomeOf(stats))),
    failures: [...failures, ...(await afterwards(bench))],
  };
}

/** Returns the defects that no single cell shows. */
async function afterwards({ url, log, stranger }: Bench): Promise<string[]> {
  const live = await fetch(`${url}/health/live`);
  const metrics = await fetch(`${url}/metrics`);
  const leak = findLeak(log.join('\n')) ?? findLeak(await metrics.text());
  const bug = log.find((line) => /Unexpected error/.test(line));
  return [
    ...(live.status === 200 ? [] : ['is not alive']),
    ...(leak === undefined ? [] : [`the log or the metrics show ${leak}`]),
    ...(bug === undefined ? [] : [`logs a bug: ${bug}`]),
    ...(stranger.connections() === 0 ? [] : ['a server that is not configured got a request']),
    ...('polluted' in {} ? ['a prototype was changed'] : []),
  ];
}

let writes = 0;

/** Returns a new number, so that all writes differ. */
function nextWrite(): number {
  writes += 1;
  return writes;
}

/** The longest pause in milliseconds that other work on the machine may cause. */
const BEARABLE_LAG_MS = 150;

/** Runs a cell again if the machine paused, at most twice, as its result then means nothing. */
async function run(cell: Cell, bench: Bench): Promise<Course> {
  let stats = await runOnce(cell, bench);
  for (let n = 0; n < 2 && stats.lagMs > BEARABLE_LAG_MS; n += 1) {
    stats = await runOnce(cell, bench);
  }
  return stats;
}

async function runOnce(cell: Cell, bench: Bench): Promise<Course> {
  const { api, effect, fault } = cell;
  const seat = bench.seatOf(api, effect);
  // A write needs this as well: it leaves a connection that may be reused.
  const truth = seat.proxy === undefined ? undefined : await ask(cell, bench, nextWrite());
  const n = nextWrite();
  const before = effectsOf(cell, bench);
  if ('meet' in fault) seat.proxy?.meetWith(fault.meet);
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  const startedAt = performance.now();
  const { text, response } = await ask(cell, bench, n);
  const ms = performance.now() - startedAt;
  lag.disable();
  const requests = [...(seat.proxy?.requests ?? [])];
  const taken = seat.proxy?.largestAnswer() ?? 0;
  seat.proxy?.meetWith(undefined);
  return {
    cell,
    provider: seat.provider,
    text,
    response,
    ms,
    lagMs: lag.max / 1e6,
    truth: effect === 'read' ? truth?.response?.data?.met : undefined,
    effects: effect === 'read' ? 0 : effectsOf(cell, bench) - before,
    holds: effect === 'write' && (await api.holds(bench.installation, n)),
    cookies: requests.filter(({ headers }) => 'cookie' in headers).length,
    taken,
    bytesRead: seat.bytesRead(),
  };
}

function effectsOf({ api: { written, simulator } }: Cell, { installation }: Bench): number {
  return simulator(installation).journal.filter(
    ({ method, path, status }) =>
      method === written.method && written.path.test(path) && status !== null && status < 300,
  ).length;
}
