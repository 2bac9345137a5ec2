/** What a simulator can be told to do instead of answering as documented. */
export type FaultKind =
  /** Answers with this status and body. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Answers as documented, `ms` milliseconds late. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Sends the documented answer's head and half of its body, then closes the connection. */
  | { readonly kind: 'cut' }
  /** Answers 200 with a body that is nothing that the upstream documents. */
  | { readonly kind: 'nonsense'; readonly body?: string; readonly contentType?: string }
  /** Accepts the request and never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection without one byte of an answer. */
  | { readonly kind: 'reset' };

export type Fault = FaultKind & {
  /** Only requests with this method; absent means any. */
  readonly method?: string;
  /** Only requests whose path contains this text; absent means any. */
  readonly path?: string;
  /** How many requests it meets; absent means 1. 0 means every one until it is cleared. */
  readonly times?: number;
  /** Whether the request takes effect all the same. Absent means: only with `latency` and `cut`. */
  readonly applies?: boolean;
};

/** The faults waiting for a request, in the order in which they were injected. */
export class FaultQueue {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  inject(fault: Fault): void {
    const left = fault.times === 0 ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
    this.#waiting.push({ fault, left });
  }

  /** Takes the first fault that this request meets. */
  take(method: string, path: string): Fault | undefined {
    const met = this.#waiting.find(
      ({ fault }) => (fault.method ?? method) === method && path.includes(fault.path ?? ''),
    );
    if (met === undefined) return undefined;
    met.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return met.fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}

/** Whether the simulated state changes although the caller meets this fault. */
export function takesEffect(fault: Fault | undefined): boolean {
  if (fault === undefined) return true;
  return fault.applies ?? (fault.kind === 'latency' || fault.kind === 'cut');
}
