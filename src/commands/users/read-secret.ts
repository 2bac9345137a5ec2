import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from '../command-error.ts';

/**
 * Asks for a secret without showing it, or reads the first line of standard input if that is no terminal.
 *
 * @param field its name, for the question.
 * @throws {CommandError} if it is empty, or if Ctrl+C or Ctrl+D is entered instead.
 */
export async function readSecret(field: string): Promise<string> {
  const secret = process.stdin.isTTY ? await ask(field) : await readFirstLine();
  if (secret === '') throw new CommandError(`No ${field} was entered, so nothing was changed.`);
  return secret;
}

async function readFirstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
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
