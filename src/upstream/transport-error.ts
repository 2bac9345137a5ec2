import type { Progress } from './progress.ts';

/**
 * Why no answer came. `late`: the time ran out. The next three are of the connection; `broken` is anything else.
 */
export type NoAnswer = 'late' | 'refused' | 'unknownHost' | 'untrusted' | 'broken';

/** No answer, with what is known of the request. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly progress: Progress;
  readonly reason: NoAnswer;

  constructor(progress: Progress, reason: NoAnswer) {
    super('No answer.');
    this.progress = progress;
    this.reason = reason;
  }
}

/** By the code of the error: its message names hosts and addresses. */
export function reasonOf(error: unknown): NoAnswer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknownHost';
  return UNTRUSTED.test(code) ? 'untrusted' : 'broken';
}

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
