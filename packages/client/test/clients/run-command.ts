import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** What a program printed, and its exit code. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Commands run with the Node.js that runs the tests, and not with the `test` environment of the test runner. */
const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
const PATH = `${dirname(process.execPath)}${delimiter}${inherited['PATH'] ?? ''}`;

/** Runs a command in a folder. The event loop stays free for a gateway in this process. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const env = { ...inherited, PATH, ...environment };
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd, env, maxBuffer: 2 ** 24 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

/**
 * Runs a command that must succeed.
 *
 * @returns what it printed.
 * @throws {Error} with the output, if the command fails.
 */
export async function mustRun(...args: Parameters<typeof run>): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  if (code === 0) return stdout;
  throw new Error(`${args[0]} ${args[1].join(' ')} ended with ${code}:\n${stdout}${stderr}`);
}
