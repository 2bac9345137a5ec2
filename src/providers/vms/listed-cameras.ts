import { z } from 'zod';
import { ContractMismatch, decode } from '../../upstream/contract.ts';
import { wireId } from '../wire-values.ts';
import { type WireListedCamera, wireListedCamera } from './wire-listed-camera.ts';

/** What a list tells of each camera that was asked for; of those that do not exist nothing. */
export type ListedCameras = ReadonlyMap<string, WireListedCamera | ContractMismatch>;

const wireWhich = z.object({ id: wireId });

/**
 * Reads each entry of a list by itself: one that cannot be read fails its own camera alone. Where an entry does not
 * even tell its id, it may be any of those that the others leave out.
 *
 * @throws {ContractMismatch} where the list tells of a camera that was not asked for.
 */
export function readListedCameras(
  ids: readonly string[],
  entries: readonly unknown[],
): ListedCameras {
  const cameras = new Map<string, WireListedCamera | ContractMismatch>();
  let nameless: ContractMismatch | undefined;
  for (const entry of entries) {
    const which = unlessOdd(() => decode(wireWhich, entry));
    if (which instanceof ContractMismatch) nameless = which;
    else cameras.set(oneOf(ids, which.id), readOne(entry));
  }
  if (nameless === undefined) return cameras;
  const odd = nameless;
  return new Map(ids.map((id) => [id, cameras.get(id) ?? odd]));
}

const readOne = (entry: unknown) => unlessOdd(() => decode(wireListedCamera, entry));

function unlessOdd<T>(read: () => T): T | ContractMismatch {
  try {
    return read();
  } catch (error) {
    if (error instanceof ContractMismatch) return error;
    throw error;
  }
}

/** Refuses the id of another camera than those that were asked for. */
function oneOf(ids: readonly string[], id: string): string {
  if (ids.includes(id)) return id;
  throw new ContractMismatch('$.id: expected an id that was asked for');
}
