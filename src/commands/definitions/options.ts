import { styleText } from 'node:util';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';

/** Returns the option of every command that reads the configuration. */
export const configOption = () =>
  new Option(
    '--config <file>',
    'the configuration; default: ROSTER_CONFIG, or else roster.yml of this folder',
  ).argParser(parseFile);

/** Parses the name of a file. */
export function parseFile(value: string): string {
  // Without a file the next option would be taken for it.
  if (value !== '' && !value.startsWith('-')) return value;
  throw new InvalidArgumentError('It needs a file; write ./-a.yml for a name that begins with -.');
}

/**
 * Returns the option of a command that prints one JSON document in place of text. If the configuration or a trail cannot be
 * used, `main` prints `{ ok: false, problems }`.
 */
export const jsonOption = () => new Option('--json', 'print one JSON document');

/** Returns a parser of a whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number) => (value: string) => {
  if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
  throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
};

/** Returns a title of the help. The parser removes the style if the stream has no colours. */
export const title = (text: string) => styleText('bold', text, { validateStream: false });

/** Returns the text below the options of a command. */
export const examples = (...lines: readonly (readonly [command: string, purpose: string])[]) => {
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`);
  return ['', title('Examples:'), ...rows].join('\n');
};
