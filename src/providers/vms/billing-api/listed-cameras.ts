import { z } from 'zod';
import { ContractMismatch, decode } from '../../../upstream/response/contract.ts';
import { wireId } from '../../kit/wire/wire-values.ts';
import { type WireListedCamera, wireListedCamera } from './device-wire.ts';

/** The result for each requested camera, by id. Cameras that do not exist are missing. */
export type ListedCameras = ReadonlyMap<string, WireListedCamera | ContractMismatch>;

const wireWhich = z.object({ id: wireId });

/**
 * Decodes each entry of a list separately, so that a malformed entry fails only its own camera. An entry without an id
 * may be any of the cameras that the others omit, so it fails all of these.
 *
 * @throws {ContractMismatch} if the list contains a camera that was not requested.
 */
export function readListedCameras(
  ids: readonly string[],
  entries: readonly unknown[],
): ListedCameras {
  const cameras = new Map<string, WireListedCamera | ContractMismatch>();
  let entryWithoutId: ContractMismatch | undefined;
  for (const entry of entries) {
    const which = tryDecode(() => decode(wireWhich, entry));
    if (which instanceof ContractMismatch) entryWithoutId = which;
    else cameras.set(requireRequested(ids, which.id), readOne(entry));
  }
  if (entryWithoutId === undefined) return cameras;
  const mismatch = entryWithoutId;
  return new Map(ids.map((id) => [id, cameras.get(id) ?? mismatch]));
}

const readOne = (entry: unknown) => tryDecode(() => decode(wireListedCamera, entry));

function tryDecode<T>(read: () => T): T | ContractMismatch {
  try {
    return read();
  } catch (error) {
    if (error instanceof ContractMismatch) return error;
    throw error;
  }
}

/** @throws {ContractMismatch} if the id is not one of the requested ids. */
function requireRequested(ids: readonly string[], id: string): string {
  if (ids.includes(id)) return id;
  throw new ContractMismatch('$.id: expected one of the requested ids');
}
