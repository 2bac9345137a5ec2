import type { Call } from '../../request/request-context.ts';

/**
 * Creates a value once for each client request, such as a loader that caches its reads for the
 * lifetime of the request.
 */
export function perRequest<T>(make: (call: Call) => T): (call: Call) => T {
  const made = new WeakMap<Call, T>();
  return (call) => {
    const known = made.get(call);
    if (known !== undefined) return known;
    const value = make(call);
    made.set(call, value);
    return value;
  };
}

/** Returns a function that reads once, however often it is called. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= read();
    return started;
  };
}

/**
 * Returns a function that reads once for the same arguments, also if the read fails. Arguments are
 * the same if their JSON is equal.
 */
export function onceFor<Asked extends readonly unknown[], T>(
  read: (...asked: Asked) => Promise<T>,
): (...asked: Asked) => Promise<T> {
  const started = new Map<string, Promise<T>>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const known = started.get(key);
    if (known !== undefined) return known;
    const answer = read(...asked);
    started.set(key, answer);
    return answer;
  };
}
