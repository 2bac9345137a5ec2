import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run-command.ts';

/** An error of the TypeScript compiler. */
export interface CompilerError {
  /** The file, the line and the code: `must-not-compile/missing-case.ts:14 TS2322`. */
  readonly at: string;
  readonly message: string;
}

/** Compiles a folder. Returns every error, in the order of the files. */
export async function compile(folder: string): Promise<readonly CompilerError[]> {
  const { stdout } = await run(join(folder, 'node_modules/.bin/tsc'), ['-p', '.'], folder);
  const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  return lines.map(parseError).sort(byPosition);
}

function parseError(line: string): CompilerError {
  const [, file = '', row = '', code = '', message = ''] =
    /^([^(]+)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line) ?? [];
  // A line of another form, such as an error of the configuration, is expected nowhere.
  return file === '' ? { at: line, message: line } : { at: `${file}:${row} ${code}`, message };
}

/**
 * Returns the errors that the files below `must-not-compile` announce by comments such as `// TS2322: part of the message`, at the
 * end of the line with the error or on a line of its own before it.
 */
export function expectedErrors(folder: string): readonly CompilerError[] {
  return globSync('must-not-compile/*.ts', { cwd: folder })
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const [, before = '', code, message = ''] = /^(.*)\/\/ (TS\d+): (.*)$/.exec(line) ?? [];
          const row = before.trim() === '' ? index + 2 : index + 1;
          return code === undefined ? [] : [{ at: `${file}:${row} ${code}`, message }];
        }),
    )
    .sort(byPosition);
}

const byPosition = (one: CompilerError, other: CompilerError) => one.at.localeCompare(other.at);
