import { slices } from '../lib/event-loop-slices.ts';

/** The call ended while its response was parsed or decoded. */
export class ParsingAborted extends Error {
  override readonly name = 'ParsingAborted';
}

/**
 * Waits for the next slice of the event loop if this one is over.
 *
 * @throws {ParsingAborted} if no caller waits for the response any more.
 */
export async function pauseIfOver(signal: AbortSignal): Promise<void> {
  if (slices.isOver()) await slices.next();
  if (signal.aborted) throw new ParsingAborted();
}
