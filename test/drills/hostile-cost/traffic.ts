/** The traffic that an attack has sent so far. */
export interface Traffic {
  requests: number;
  bytes: number;
}

/** The outcome of one request of an attack. */
export interface Outcome {
  /** The status; 0 if there was no response. */
  readonly status: number;
  /** The codes of the errors and problems in it, or of the failed connection. */
  readonly codes: readonly string[];
  readonly bytes: number;
}

/** Counts outcomes, such as `3 × 200 FORBIDDEN, 1 × 429 RATE_LIMITED`. */
export function summarize(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { status, codes } of outcomes) {
    const name = [status === 0 ? 'no response' : String(status), ...codes].join(' ');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const lines = [...counts].map(([name, count]) => `${count} × ${name}`);
  return lines.length <= MAX_KINDS
    ? lines.join(', ')
    : `${lines.slice(0, MAX_KINDS).join(', ')}, …`;
}

const MAX_KINDS = 3;
