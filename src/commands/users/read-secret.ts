import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * Asks for a secret without showing it, or reads the first line of standard input if that is no terminal.
 *
 * @param field its name, for the question.
 */
export async function readSecret(field: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true) {
    const lines = createInterface({ input: stdin });
    for await (const line of lines) return line;
    return '';
  }
  // Standard output is for the result.
  stderr.write(`${field}: `);
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: hidden, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    stderr.write('\n');
  }
}
