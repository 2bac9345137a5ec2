import type { BenchResults } from '../results.ts';
import { byOperation, SERVERS, TITLES, whole } from './cells.ts';
import { cpuTables, sizesTable } from './cpu-tables.ts';
import { latencyTable, memoryTable, startTable } from './server-tables.ts';

/** Returns a heading and its table; nothing if the part was not run. */
const section = <T>(heading: string, results: T | undefined, toTable: (results: T) => string) =>
  results === undefined ? [] : [`### ${heading}`, toTable(results)];

/** Returns the results as a page in Markdown. Ratios can be compared between machines, times cannot. */
export function toReport(results: BenchResults): string {
  const { node, processor, cores, settings, nodeArgs, failures } = results;
  const { warmUp, turns, sliceMs } = settings.cpu;
  const conditions = [
    `Node ${node}, ${processor}, ${cores} cores`,
    `${warmUp} operations of each server, then ${turns} turns of ${sliceMs} ms`,
    `memory after ${settings.memorySeconds} s`,
    ...(nodeArgs.length === 0 ? [] : [`Roster with ${nodeArgs.join(' ')}`]),
  ];
  return [
    `${conditions.join('; ')}.`,
    ...Object.entries(failures).map(
      ([name, reason]) =>
        `Not measured: ${TITLES[name]}: ${reason.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
    ),
    ...(results.cpu === undefined ? [] : cpuTables(results.cpu)),
    ...section('CPU time at three sizes, in µs', results.sizes, sizesTable),
    ...section('Heap allocated per operation, in kB', results.allocation, (allocation) =>
      byOperation(allocation, SERVERS, (result) => whole(result?.kb)),
    ),
    ...section(
      'Latency in ms, 50 in flight, upstream of 50 ms; calls per operation over 100 hot users',
      results.latency,
      latencyTable,
    ),
    ...section('Resident memory (RSS) in MB', results.memory, memoryTable),
    ...section('Start to the first response, in ms', results.start, startTable),
    '',
  ].join('\n\n');
}
