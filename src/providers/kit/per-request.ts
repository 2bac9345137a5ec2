import type { RequestContext } from '../../request/request-context.ts';

/**
 * Creates a value once for each client request, such as a loader that caches its reads for the
 * lifetime of the request.
 */
export function perRequest<T>(
  make: (request: RequestContext) => T,
): (request: RequestContext) => T {
  const made = new WeakMap<RequestContext, T>();
  return (request) => {
    const known = made.get(request);
    if (known !== undefined) return known;
    const value = make(request);
    made.set(request, value);
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
export function memoize<Args extends readonly unknown[], T>(
  read: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  const started = new Map<string, Promise<T>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = started.get(key);
    if (known !== undefined) return known;
    const response = read(...args);
    started.set(key, response);
    return response;
  };
}
