import type { Call } from '../upstream/call.ts';

/**
 * Makes something once for each client request, such as a loader: it remembers what it read for as long as the
 * request lives, whoever asks.
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

/** However often it is called, one read answers. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= read();
    return started;
  };
}

/**
 * However often it is asked for the same, one read answers, also where it failed. What is the same is told by how it
 * looks in JSON.
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
