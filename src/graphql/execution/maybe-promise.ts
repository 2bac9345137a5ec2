/**
 * A value, or a promise of it. Most fields are known at once, and a promise for each of them would
 * take most of the time.
 */
export type MaybePromise<T> = T | Promise<T>;

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'then' in value &&
  typeof value.then === 'function';

/**
 * Keeps the rejections of promises from being unhandled, which ends the process: they may be
 * rejected before any code waits for them, or may never be awaited.
 */
export function handleRejections(values: readonly unknown[]): void {
  for (const value of values) if (isPromise(value)) value.then(undefined, ignore);
}

/**
 * Rejects with the error when all promises have settled, so that none of them is in flight any
 * more.
 */
export async function rejectWhenSettled(
  error: unknown,
  promises: readonly unknown[],
): Promise<never> {
  await Promise.allSettled(promises);
  throw error;
}

function ignore(): void {}
