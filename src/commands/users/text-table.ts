import { escapeInvisible } from '../../lib/escape-json.ts';

/** Returns a value in one line: a list as its entries, an object as JSON, null as a hyphen. */
export function toCell(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return value.map(toCell).join(', ') || '-';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return escapeInvisible(text).replaceAll('\n', '\\u000a');
}

/** Returns rows as lines with aligned columns. */
export function toTable(rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) => row.map(toCell));
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => row[at]?.length ?? 0)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
