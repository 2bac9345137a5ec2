/** Why a call was not let through. Nothing was sent. */
export type Refused = 'open' | 'full' | 'late';

/** A call that was not let through. */
export class NotAdmitted extends Error {
  override readonly name = 'NotAdmitted';
  readonly reason: Refused;
  /** Milliseconds after which it may be; null where nobody can tell. */
  readonly afterMs: number | null;

  constructor(reason: Refused, afterMs: number | null = null) {
    super('Not admitted.');
    this.reason = reason;
    this.afterMs = afterMs;
  }
}
