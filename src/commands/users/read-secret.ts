import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A line feed. */
const LINE_END = 0x0a;

/** Maximum number of bytes of a line; no secret is longer. */
const MAX_BYTES = 65_536;

/**
 * Asks for a secret without showing it, or reads the first line of standard input if that is no terminal.
 *
 * @param field its name, for the question.
 * @throws {CommandError} if it is empty or not UTF-8, or if Ctrl+C or Ctrl+D is entered instead.
 */
export async function readSecret(field: string): Promise<string> {
  const secret = process.stdin.isTTY ? await ask(field) : decode(await readFirstLine());
  if (secret === '') throw new CommandError(`No ${field} was entered, so nothing was changed.`);
  if (secret === undefined || secret.includes('\uFFFD')) {
    throw new CommandError(`${field}: is not UTF-8, so nothing was changed`, EXIT.usage);
  }
  return secret;
}

/** Returns the text without a byte order mark; undefined if it is not UTF-8. A replaced byte would make another secret. */
function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Returns the first line without its end. Only a line feed ends it: every other character may be part of a secret. */
async function readFirstLine(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (chunk.includes(LINE_END) || length > MAX_BYTES) break;
  }
  const all = Buffer.concat(chunks);
  const end = all.indexOf(LINE_END);
  const line = end === -1 ? all : all.subarray(0, end);
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

/** Returns an empty text if the question is not answered. */
async function ask(field: string): Promise<string> {
  const { stdin, stderr } = process;
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: hidden, terminal: true });
  // From here on the terminal shows no keys. Standard output is for the result.
  stderr.write(`${field}: `);
  try {
    return await terminal.question('');
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return '';
    throw error;
  } finally {
    terminal.close();
    stderr.write('\n');
  }
}
