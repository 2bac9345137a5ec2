import { print, printError } from '../console-output.ts';

/** What a command found or did. */
export interface CommandReport {
  /** For standard output; absent: nothing. */
  readonly out?: string | undefined;
  /** What could not be read, for standard error. */
  readonly notes: readonly string[];
  readonly exitCode: number;
}

/** Prints a report, and sets the exit code of the process. */
export function printReport({ out, notes, exitCode }: CommandReport): void {
  if (out !== undefined) print(out);
  for (const note of notes) printError(note);
  process.exitCode = exitCode;
}
