/** Ends a wait early. */
export interface WaitOptions {
  readonly signal: AbortSignal;
  /** Creates the error of a wait that the signal ended. */
  readonly toError: () => Error;
}

/**
 * Waits for work until a signal fires. The work itself goes on.
 *
 * @throws the error of the work, or that of the options if the signal fires first.
 */
export async function abortable<T>(work: Promise<T>, options: WaitOptions): Promise<T> {
  const { signal, toError } = options;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(toError());
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
