import type { Progress } from './progress.ts';

/**
 * Why there was no response. `timeout`: the time ran out. The next three concern the connection;
 * `broken` is anything else.
 */
export type TransportFailure = 'timeout' | 'refused' | 'unknownHost' | 'untrusted' | 'broken';

/** Thrown if there was no response. It says how far the request got. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly progress: Progress;
  readonly reason: TransportFailure;

  constructor(progress: Progress, reason: TransportFailure) {
    super('No response.');
    this.progress = progress;
    this.reason = reason;
  }
}

/**
 * Returns the reason by the code of the error, because its message contains hosts and addresses.
 */
export function toTransportFailure(error: unknown): TransportFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknownHost';
  return UNTRUSTED.test(code) ? 'untrusted' : 'broken';
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
