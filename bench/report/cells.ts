import { toTable } from './table.ts';

/** How servers are called in the tables. */
export const TITLES: Readonly<Record<string, string>> = {
  proxy: 'unread proxy',
  handler: 'hand-written handler',
  roster: 'Roster',
  cached: 'Roster with `cacheSeconds: 5`',
  apollo: 'Apollo + datasource-rest',
  hive: 'Hive Gateway + Mesh',
};

/** The servers that all parts measure, in the order of the columns. */
export const SERVERS = ['proxy', 'handler', 'roster', 'apollo', 'hive'];
/** The servers that are gateways. */
export const GATEWAYS = ['roster', 'apollo', 'hive'];
/** Returns how servers are called in the tables. */
export const titles = (servers: readonly string[]) =>
  servers.map((server) => TITLES[server] ?? server);

/** Prints a whole number; a dash if it was not measured. */
export const whole = (value: number | undefined) =>
  value === undefined ? '–' : String(Math.round(value));
/** Prints a ratio; a dash if it was not measured. */
export const times = (value: number | undefined) =>
  value === undefined ? '–' : `${value.toFixed(1)}x`;
/** Prints a share; a dash if it was not measured. */
export const share = (value: number | undefined) => value?.toFixed(2) ?? '–';

/** Returns the result of one operation at one server. */
export const at = <T extends { readonly operation: string; readonly server: string }>(
  results: readonly T[],
  operation: string,
  server: string,
) => results.find((result) => result.operation === operation && result.server === server);

/** Returns the names of the operations, each once. */
export const operationsOf = (results: readonly { readonly operation: string }[]) => [
  ...new Set(results.map(({ operation }) => operation)),
];

/** Returns a table with a row per operation, and a cell per server. */
export function byOperation<T extends { readonly operation: string; readonly server: string }>(
  results: readonly T[],
  servers: readonly string[],
  toCell: (result: T | undefined) => string,
): string {
  const rows = operationsOf(results).map((operation) => [
    operation,
    ...servers.map((server) => toCell(at(results, operation, server))),
  ]);
  return toTable(['operation', ...titles(servers)], rows);
}
