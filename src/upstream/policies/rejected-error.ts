/**
 * Why a call was rejected. Nothing was sent.
 *
 * - `open`: the circuit breaker is open.
 * - `full`, `timeout`: the queue for a slot is full, or the wait took too long.
 * - `paused`: the provider has asked the gateway to wait.
 * - `queueFull`, `deadline`: the queue for a token is full, or no token comes before the deadline.
 */
export type RejectionReason = 'open' | 'full' | 'timeout' | 'paused' | 'queueFull' | 'deadline';

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
