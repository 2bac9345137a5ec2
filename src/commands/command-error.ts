import { TrailError } from '../audit/trail-error.ts';
import { ConfigError } from '../config/config-error.ts';
import { EXIT } from './exit-codes.ts';

/** Ends a command. Its message is for people, and is printed without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Returns the exit code of a command that ends with an error. */
export function toExitCode(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  return error instanceof ConfigError || error instanceof TrailError ? EXIT.config : EXIT.failed;
}
