import type { LatencyResult } from '../measure/latency.ts';
import type { MemoryResult } from '../measure/memory.ts';
import type { StartResult } from '../measure/start.ts';
import { share, titles, whole } from './cells.ts';
import { toTable } from './table.ts';

/** Returns the table of latency. */
export function latencyTable(results: readonly LatencyResult[]): string {
  const proxy = results.find(({ server }) => server === 'proxy');
  const added = (value: number, base: number | undefined) =>
    whole(base === undefined ? undefined : value - base);
  return toTable(
    ['server', 'p50', 'p99', 'added p50', 'added p99', 'calls per operation'],
    results.map(({ server, p50, p99, hotCalls }) => [
      ...titles([server]),
      whole(p50),
      whole(p99),
      added(p50, proxy?.p50),
      added(p99, proxy?.p99),
      share(hotCalls),
    ]),
  );
}

/** Returns the table of memory. */
export function memoryTable(results: readonly MemoryResult[]): string {
  return toTable(
    ['server', 'ready', 'after the load', 'peak', 'operations'],
    results.map(({ server, startMb, afterMb, peakMb, operations }) => [
      ...titles([server]),
      whole(startMb),
      whole(afterMb),
      whole(peakMb),
      whole(operations),
    ]),
  );
}

/** Returns the table of starts. */
export function startTable(results: readonly StartResult[]): string {
  const rows = results.map(({ server, ms }) => [...titles([server]), whole(ms)]);
  return toTable(['server', 'median'], rows);
}
