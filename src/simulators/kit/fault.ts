import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';

const headerValue = z.string().refine((value) => isAccepted(() => validateHeaderValue('x', value)));
const headerName = z.string().refine((name) => isAccepted(() => validateHeaderName(name)));

/** Which requests a fault meets, and what becomes of them. */
const met = {
  /** Only requests with this method; absent means any. */
  method: z.string().optional(),
  /** Only requests whose path contains this text; absent means any. */
  path: z.string().optional(),
  /** How many requests it meets; absent means 1. 0 means every one until it is cleared. */
  times: z.int().min(0).optional(),
  /** Whether the request takes effect all the same. Absent means: only with `latency` and `cut`. */
  applies: z.boolean().optional(),
};

/** What a simulator can be told to do instead of answering as documented. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers with this status and body. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    body: z.string().optional(),
    headers: z.record(headerName, headerValue).optional(),
    ...met,
  }),
  /** Answers as documented, `ms` milliseconds late. */
  z.strictObject({ kind: z.literal('latency'), ms: z.int().min(0).max(2_147_483_647), ...met }),
  /** Sends the documented answer's head and half of its body, then closes the connection. */
  z.strictObject({ kind: z.literal('cut'), ...met }),
  /** Answers 200 with a body that is nothing that the upstream documents. */
  z.strictObject({
    kind: z.literal('nonsense'),
    body: z.string().optional(),
    contentType: headerValue.optional(),
    ...met,
  }),
  /** Accepts the request and never answers. */
  z.strictObject({ kind: z.literal('hang'), ...met }),
  /** Closes the connection without one byte of an answer. */
  z.strictObject({ kind: z.literal('reset'), ...met }),
]);

/** What a simulator can be told to do: `faultSchema` says it member by member. */
export type Fault = z.output<typeof faultSchema>;

/** Node refuses by throwing what is no header. */
function isAccepted(validate: () => void): boolean {
  try {
    validate();
    return true;
  } catch {
    return false;
  }
}

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
