import { styleText } from 'node:util';
import { escapeInvisible } from '../lib/escape-json.ts';
import { EXIT } from './exit-codes.ts';

type Format = Parameters<typeof styleText>[0];

/** Prints text for people to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a document for programs to standard output. A terminal may show it, so invisible characters are escapes. */
export function printJson(document: object): void {
  print(escapeInvisible(JSON.stringify(document, null, 2)));
}

/** Prints to standard output that something is in order. */
export function printSuccess(text: string): void {
  print(styleSubject('green', text));
}

/** Prints an error message for people to standard error. */
export function printError(text: string): void {
  process.stderr.write(`${styleSubject('red', text, process.stderr)}\n`);
}

/** Prints a warning for people to standard error. */
export function printWarning(text: string): void {
  process.stderr.write(`${styleSubject('yellow', `Warning: ${text}`, process.stderr)}\n`);
}

/**
 * Returns the text in a style if the stream is a terminal that has colours. `NO_COLOR` prevents it, `FORCE_COLOR` enforces
 * it.
 */
export const style = (
  format: Format,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string => styleText(format, text, { stream });

/** Colours what a message is about: its text before the first colon, or its first line. */
export function styleSubject(
  format: Format,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  const [line = ''] = text.split('\n', 1);
  const [subject = ''] = line.split(/:(?: |$)/, 1);
  return style(format, subject, stream) + text.slice(subject.length);
}

/**
 * Lets a reader close standard output or standard error before everything is printed, as `head` does: the command goes on,
 * and its exit code says the same. Any other fault of standard output, such as a full disk, ends the process with a code of its own: what
 * it is for, such as a change, may have been done.
 */
export function tolerateClosedOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    printError(`Standard output: cannot be written (${error.code ?? error.name}).`);
    process.exit(EXIT.output);
  });
}
