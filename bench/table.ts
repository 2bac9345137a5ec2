import { availableParallelism, cpus } from 'node:os';
import type { Result } from './measure.ts';

/** Returns the results as a Markdown table. Ratios can be compared between machines, times cannot. */
export function toTable(results: readonly Result[]): string {
  const rows = results.map(({ name, proxy, roster, apollo }) =>
    [
      name,
      `${Math.round(proxy * 1000)}`,
      `${(roster / proxy).toFixed(1)}x`,
      `${(apollo / proxy).toFixed(1)}x`,
      `${(roster / apollo).toFixed(2)}`,
    ].join(' | '),
  );
  return [
    `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores`,
    '',
    '| operation | bare proxy: µs of CPU | Roster over it | Apollo + datasource-rest over it | Roster over Apollo |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}
