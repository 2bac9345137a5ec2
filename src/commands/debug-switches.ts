import { url } from 'node:inspector';
import { ConfigError } from '../config/config-error.ts';

/**
 * Refuses switches by which Node itself writes what is sent, credentials and all, to standard error, past the log.
 *
 * @throws {ConfigError}
 */
export function refuseDebugSwitches(environment: Readonly<NodeJS.ProcessEnv>): void {
  if ((environment['NODE_DEBUG'] ?? '') === '') return;
  throw new ConfigError('The environment', [
    'NODE_DEBUG: it writes what is sent to providers, credentials too, to standard error; unset it',
  ]);
}

/** What is to be said of a debugger that can be attached; undefined where none can. */
export function explainInspector(): string | undefined {
  if (url() === undefined) return undefined;
  return 'a debugger can be attached (--inspect), and reads every secret of this process';
}
