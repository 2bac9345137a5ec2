import { escapeInvisible } from '../../lib/escape-json.ts';
import { print, printError, printJson } from '../console-output.ts';
import { EXIT } from '../exit-codes.ts';

/** What a command found or did. */
export interface CommandReport {
  /** For people; absent: nothing. */
  readonly text?: string | undefined;
  /** The same for programs. */
  readonly document: Readonly<Record<string, unknown>>;
  /** What could not be read. */
  readonly problems: readonly string[];
  readonly exitCode: number;
}

/** Prints a report, for `--json` as one document, and sets the exit code of the process. */
export function printReport(
  { text, document, problems, exitCode }: CommandReport,
  isJson = false,
): void {
  process.exitCode = exitCode;
  if (isJson) {
    printJson({ ok: exitCode === EXIT.ok, problems, ...document });
    return;
  }
  // Providers wrote a part of it, and must not change what the terminal shows.
  if (text !== undefined) print(escapeInvisible(text));
  for (const problem of problems) printError(escapeInvisible(problem));
}
