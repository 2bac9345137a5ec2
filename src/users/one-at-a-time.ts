import type { Call } from '../upstream/call.ts';
import type { Impatience } from '../upstream/shared-reads.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';

/** Lets pieces of work that share a key run one after the other, in the order in which they came. */
export class OneAtATime {
  /** By key: settled when the last one that came has ended or given up, and all before it. */
  readonly #lasts = new Map<string, Promise<void>>();

  /** Keys of which something runs or waits. */
  get size(): number {
    return this.#lasts.size;
  }

  /**
   * @param impatience ends the wait alone: work that has begun goes on.
   * @throws what the work threw, or what the impatience says; then the work was not begun.
   */
  async run<T>(key: string, impatience: Impatience, work: () => Promise<T>): Promise<T> {
    const before = this.#lasts.get(key);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    // One that gives up must not let those behind it pass those before it.
    const last = before === undefined ? ended : before.then(() => ended);
    this.#lasts.set(key, last);
    try {
      if (before !== undefined) await waitFor(before, impatience);
      return await work();
    } finally {
      end();
      last.then(() => {
        if (this.#lasts.get(key) === last) this.#lasts.delete(key);
      });
    }
  }
}

async function waitFor(turn: Promise<void>, { signal, toError }: Impatience): Promise<void> {
  const { promise: givenUp, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(toError());
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    if (!signal.aborted) await Promise.race([turn, givenUp]);
    // Both may have come at once.
    if (signal.aborted) throw toError();
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * An update that waits for its turn waits no longer than its operation has time, or its caller. Nothing was sent then.
 *
 * @param provider its key in the configuration.
 */
export function patienceOf(call: Call, provider: string): Impatience {
  return {
    signal: AbortSignal.any([call.deadline, call.abandoned]),
    toError: () =>
      new UpstreamError({
        provider,
        code: 'OVERLOADED',
        write: 'NOT_APPLIED',
        httpStatus: null,
        detail: 'other updates of this user took all the time',
      }),
  };
}
