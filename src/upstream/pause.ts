import { slices } from '../lib/event-loop-slices.ts';

/** The call ended while its response was parsed or decoded. */
export class ParsingAborted extends Error {
  override readonly name = 'ParsingAborted';
}

/**
 * Waits for the next slice of the event loop if this one is over. Returns undefined if it is not: work that pauses very
 * often awaits nothing then.
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
