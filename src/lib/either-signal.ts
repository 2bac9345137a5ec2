/** The signal of two others that was returned last for the first one. */
const known = new WeakMap<
  AbortSignal,
  { readonly second: AbortSignal; readonly either: AbortSignal }
>();

/**
 * Returns a signal that fires when one of two fires. It is the same for the same two signals, as
 * `AbortSignal.any` takes long and a client request needs it for each of its calls.
 */
export function eitherSignal(first: AbortSignal, second: AbortSignal): AbortSignal {
  if (first === second) return first;
  const last = known.get(first);
  if (last?.second === second) return last.either;
  const either = AbortSignal.any([first, second]);
  known.set(first, { second, either });
  return either;
}
