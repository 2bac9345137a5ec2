import { printError, printSuccess } from './console-output.ts';

/** The result of one thing that `roster check` tries. */
export interface CheckResult {
  /** The setting or the provider. */
  readonly name: string;
  readonly ok: boolean;
  /** What was tried and, if it failed, what to do. */
  readonly message: string;
}

/** Receives each result as soon as it is known. */
export type ReportCheck = (result: CheckResult) => void;

/** Prints a result for people. */
export function printCheck({ name, ok, message }: CheckResult): void {
  (ok ? printSuccess : printError)(`${name}: ${message}`);
}
