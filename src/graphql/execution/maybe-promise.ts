/**
 * A value, or a promise of it. Most fields are known at once, and a promise for each of them would
 * take most of the time.
 */
export type MaybePromise<T> = T | Promise<T>;

/** Returns whether a value is still to come. Resolvers return native promises. */
export const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;

/**
 * Keeps the rejections of promises from being unhandled, which ends the process: they may be
 * rejected before any code waits for them, or may never be awaited.
 */
export function handleRejections(values: readonly unknown[]): void {
  for (const value of values) if (isPromise(value)) value.then(undefined, ignore);
}

function ignore(): void {}
