import { styleText } from 'node:util';
import { escapeInvisible } from '../../lib/escape-json.ts';
import { isJsonObject, parseJson } from '../../lib/json.ts';

/** The style of each level; those of debugging have none. */
const STYLES = {
  info: 'green',
  warn: 'yellow',
  error: 'red',
  fatal: 'red',
} as const;

/** Properties that a person at the terminal of one process does not need beside the message. */
const OMITTED: ReadonlySet<string> = new Set(['instance', 'traceId']);

/**
 * Returns a line of the log for a person at a terminal, such as `09:30:00.000 WARN  Store command failed  kind=write`. It is
 * coloured if standard error is a terminal and `NO_COLOR` is not set.
 *
 * @param line JSON with its line end. Invisible characters are written as escapes, so that no value changes the terminal.
 */
export function formatForTerminal(line: string): string {
  const record = parseJson(line);
  if (!isJsonObject(record)) return line;
  const { time, level, msg, ...properties } = record;
  const name = String(level);
  const style = isStyled(name) ? STYLES[name] : 'dim';
  const shown = Object.entries(properties)
    .filter(([key]) => !OMITTED.has(key))
    .map(([key, value]) => `${paint('dim', `${key}=`)}${formatValue(value)}`);
  // The time of day in UTC, as in the JSON.
  const at = paint('dim', String(time).slice(11, 23));
  const message = paint('bold', String(msg));
  return `${[at, paint(style, name.toUpperCase().padEnd(5)), message, ...shown].join(' ')}\n`;
}

/** Plain words need no quotes. */
const formatValue = (value: unknown) =>
  typeof value === 'string' && /^[\w.:/@+-]+$/.test(value)
    ? value
    : escapeInvisible(JSON.stringify(value));

const paint = (style: Parameters<typeof styleText>[0], text: string) =>
  styleText(style, text, { stream: process.stderr });

const isStyled = (name: string): name is keyof typeof STYLES => Object.hasOwn(STYLES, name);
