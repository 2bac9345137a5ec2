import type { ContractMismatch } from '../response/contract.ts';
import { pauseIfOver } from '../response/pause.ts';
import { type DepartureHandler, DocumentPath } from './document-path.ts';
import { deferLists } from './wire-list.ts';
import { toMismatch, type WireType } from './wire-type.ts';

/**
 * Decodes a document. Only what identifies it is checked here: every other value is read when it is
 * needed, and throws then if it cannot be read.
 *
 * @param toFieldError returns the error of a value that is read later.
 * @throws {ContractMismatch} `$.id: expected a whole number`
 */
export function decode<T>(
  type: WireType<T>,
  document: unknown,
  toFieldError: DepartureHandler = identity,
): T {
  const root = new DocumentPath(toFieldError);
  try {
    return type.read(document, root, undefined);
  } catch (error) {
    throw toMismatch(error, root, undefined);
  }
}

/**
 * Decodes a large document as `decode` does, but a list entry by entry, so that the event loop can
 * run in between.
 */
export async function decodeInSlices<T>(
  type: WireType<T>,
  document: unknown,
  signal: AbortSignal,
  toFieldError: DepartureHandler = identity,
): Promise<T> {
  const { value, lists } = deferLists(() => decode(type, document, toFieldError));
  for (const { entries, reader } of lists) {
    for (const [index, entry] of entries.entries()) {
      const pause = pauseIfOver(signal);
      if (pause !== undefined) await pause;
      reader.add(entry, index);
    }
    reader.end();
  }
  return value;
}

const identity = (mismatch: ContractMismatch) => mismatch;
