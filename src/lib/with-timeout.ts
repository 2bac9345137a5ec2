/** The result of a wait that took too long. */
export const TIMED_OUT = Symbol('timed out');

/**
 * Waits for work for a limited time. The work itself goes on, and no timer is left behind.
 *
 * @throws the error of the work.
 */
export async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T | typeof TIMED_OUT> {
  const { promise, resolve } = Promise.withResolvers<typeof TIMED_OUT>();
  // If the event loop was blocked, the result may have arrived and not been read yet.
  const timer = setTimeout(() => setImmediate(resolve, TIMED_OUT), ms).unref();
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
