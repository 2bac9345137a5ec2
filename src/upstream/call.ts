/** What every upstream call made for one client request shares. */
export interface Call {
  /** Names the client request in answers and in the log. */
  readonly requestId: string;
  /** Fires when the client request must be answered. Everything under it stops then, writes too. */
  readonly deadline: AbortSignal;
  /** Fires when the caller hangs up. Stops reads; a write under way is finished. */
  readonly abandoned: AbortSignal;
}
