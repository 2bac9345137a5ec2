import { TrailError } from '../audit/trail-error.ts';
import { ConfigError } from '../config/config-error.ts';
import { getInstanceName } from '../config/instance-name.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import { createLog, type LogOptions } from '../observability/log/log.ts';
import { explainStartupError } from './explain-startup-error.ts';
import type { WorkerIdentity } from './read-worker.ts';

/** Logs why a worker could not be started. The configuration may be the reason, so nothing of it is used. */
export function logFailedStart(
  error: unknown,
  { slot }: WorkerIdentity,
  options: LogOptions,
): void {
  const instance = getInstanceName(undefined, { slot, parentPid: process.ppid });
  const startupError = explainStartupError(error, 'gateway');
  const problems = startupError === undefined ? explainWorkerError(error) : [startupError];
  createLog('error', instance, options).error(
    { worker: slot, problems },
    'Worker could not be started',
  );
}

/** Explains an error in sentences, each without a value. */
export function explainWorkerError(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.problems;
  if (error instanceof TrailError) return [error.message];
  const { name, at } = serializeUnexpectedError(error);
  return [`${name} ${at[0] ?? ''}`.trim()];
}
