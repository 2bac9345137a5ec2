/**
 * Why a call was rejected: the circuit breaker is open, the queue is full, or the wait took too
 * long. Nothing was sent.
 */
export type RejectionReason = 'open' | 'full' | 'timeout';

/** Thrown if a call is rejected before anything is sent. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
  readonly reason: RejectionReason;
  /** Milliseconds until a call may be admitted; null if unknown. */
  readonly afterMs: number | null;

  constructor(reason: RejectionReason, afterMs: number | null = null) {
    super('Call rejected before it was sent.');
    this.reason = reason;
    this.afterMs = afterMs;
  }
}
