import type { Call } from '../request/request-context.ts';
import type { Impatience } from '../upstream/policies/single-flight.ts';
import { UpstreamError } from '../upstream/errors/upstream-error.ts';

/** Runs tasks that share a key one after the other, in the order in which they arrive. */
export class OneAtATime {
  /** By key: settles when the last task, and all tasks before it, have ended or were cancelled. */
  readonly #lasts = new Map<string, Promise<void>>();

  /** The number of keys with a task that runs or waits. */
  get size(): number {
    return this.#lasts.size;
  }

  /**
   * @param impatience cancels only the wait: a task that has begun goes on.
   * @throws what the task throws, or the error of `impatience` if the task was not begun.
   */
  async run<T>(key: string, impatience: Impatience, work: () => Promise<T>): Promise<T> {
    const before = this.#lasts.get(key);
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    // A task that is cancelled must not let those behind it overtake those before it.
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
    // Both may have happened at once.
    if (signal.aborted) throw toError();
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * Returns how long an update waits for its turn: until its deadline, or until its caller
 * disconnects. Nothing is sent then.
 *
 * @param provider the provider's key in the configuration.
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
        detail: 'timed out waiting for other updates of this user',
      }),
  };
}
