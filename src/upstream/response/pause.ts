import { slices } from '../../lib/event-loop-slices.ts';

/** Thrown if the call ends while its response is parsed or decoded. */
export class ParsingAborted extends Error {
  override readonly name = 'ParsingAborted';
}

/**
 * Waits for the next slice of the event loop if this one is over. Otherwise it returns undefined,
 * so that work that pauses very often awaits nothing.
 *
 * @throws {ParsingAborted} if no caller waits for the response any more.
 */
export function pauseIfOver(signal: AbortSignal): Promise<void> | undefined {
  if (signal.aborted) throw new ParsingAborted();
  return slices.isOver() ? pause(signal) : undefined;
}

async function pause(signal: AbortSignal): Promise<void> {
  await slices.next();
  if (signal.aborted) throw new ParsingAborted();
}
