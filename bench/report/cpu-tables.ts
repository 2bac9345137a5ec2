import type { CpuResult } from '../measure/cpu.ts';
import {
  at,
  byOperation,
  GATEWAYS,
  operationsOf,
  SERVERS,
  share,
  times,
  titles,
  whole,
} from './cells.ts';
import { toTable } from './table.ts';

/** Returns the tables of CPU time, each after its heading. */
export function cpuTables(results: readonly CpuResult[]): readonly string[] {
  const over = (base: string, servers: readonly string[]) =>
    byOperation(results, servers, (result) => times(result?.over[base]));
  const peers = ['apollo', 'hive'];
  const rosterOver = operationsOf(results).map((operation) => {
    const { over: ratios = {} } = at(results, operation, 'roster') ?? {};
    return [operation, ...peers.map((peer) => share(ratios[peer]))];
  });
  return [
    '### CPU time over the unread proxy',
    over('proxy', ['handler', ...GATEWAYS]),
    '### CPU time over the hand-written handler',
    over('handler', GATEWAYS),
    '### CPU time of Roster as a share of that of another gateway',
    toTable(['operation', ...titles(peers).map((title) => `of ${title}`)], rosterOver),
    '### CPU time of one operation, in µs',
    byOperation(results, SERVERS, (result) => whole(result?.us)),
    '### Calls at the upstream per operation, in that measurement',
    byOperation(results, SERVERS, (result) => share(result?.calls)),
  ];
}

/** Returns the table of the operations at several sizes. */
export function sizesTable(results: readonly CpuResult[]): string {
  const rows = operationsOf(results).map((operation) => {
    const [proxy, handler, roster] = ['proxy', 'handler', 'roster'].map(
      (server) => at(results, operation, server)?.us,
    );
    // The handler builds only the two fields, so there is nothing to compare with for more.
    const own =
      roster === undefined || handler === undefined || !operation.startsWith('2 fields')
        ? undefined
        : roster - handler;
    return [
      operation,
      whole(proxy),
      own === undefined ? '–' : whole(handler),
      whole(roster),
      whole(own),
    ];
  });
  const head = ['selected, and sent by the provider', ...titles(['proxy', 'handler', 'roster'])];
  return toTable([...head, 'Roster without the handler'], rows);
}
