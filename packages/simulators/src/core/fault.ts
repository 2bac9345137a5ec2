import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';

const headerValue = z.string().refine((value) => isAccepted(() => validateHeaderValue('x', value)));
const headerName = z.string().refine((name) => isAccepted(() => validateHeaderName(name)));

/** The requests that a fault applies to, and whether they still take effect. */
const met = {
  /** Only requests with this method; if it is absent, any method. */
  method: z.string().optional(),
  /** Only requests whose path contains this text; if it is absent, any path. */
  path: z.string().optional(),
  /**
   * The number of requests that it applies to. Default: 1. 0 means every request until it is
   * cleared.
   */
  times: z.int().min(0).optional(),
  /** Whether the request still takes effect. Default: only with `latency` and `cut`. */
  applies: z.boolean().optional(),
};

/** The faults that a simulator can inject instead of the documented response. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Responds with this status and body. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    body: z.string().optional(),
    headers: z.record(headerName, headerValue).optional(),
    ...met,
  }),
  /** Sends the documented response `ms` milliseconds late. */
  z.strictObject({ kind: z.literal('latency'), ms: z.int().min(0).max(2_147_483_647), ...met }),
  /** Sends the documented response's head and half of its body, then closes the connection. */
  z.strictObject({ kind: z.literal('cut'), ...met }),
  /** Responds with 200 and a body that the upstream does not document. */
  z.strictObject({
    kind: z.literal('nonsense'),
    body: z.string().optional(),
    contentType: headerValue.optional(),
    ...met,
  }),
  /** Accepts the request and never responds. */
  z.strictObject({ kind: z.literal('hang'), ...met }),
  /** Closes the connection without sending one byte of a response. */
  z.strictObject({ kind: z.literal('reset'), ...met }),
]);

/** One fault; `faultSchema` describes each property. */
export type Fault = z.output<typeof faultSchema>;

/** Returns false if Node throws because the text is not a valid header. */
function isAccepted(validate: () => void): boolean {
  try {
    validate();
    return true;
  } catch {
    return false;
  }
}

/** The faults that wait for a request, in the order in which they were injected. */
export class FaultQueue {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  inject(fault: Fault): void {
    const left = fault.times === 0 ? Number.POSITIVE_INFINITY : (fault.times ?? 1);
    this.#waiting.push({ fault, left });
  }

  /** Takes the first fault that applies to this request. */
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

/** Returns whether the simulated state changes although this fault applies to the request. */
export function takesEffect(fault: Fault | undefined): boolean {
  if (fault === undefined) return true;
  return fault.applies ?? (fault.kind === 'latency' || fault.kind === 'cut');
}
