import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { skippedError } from '../../../upstream/wire/skipped-entries.ts';
import type { WireListedCamera } from './device-wire.ts';

/** The result for each requested camera, by id. Cameras that do not exist are missing. */
export type ListedCameras = ReadonlyMap<string, WireListedCamera | Error>;

/**
 * Returns the cameras by their ids. An entry without an id may be any of the cameras that the others omit, so all of
 * these have its error.
 *
 * @throws {ContractMismatch} if the list contains a camera that was not requested.
 */
export function toListedCameras(
  ids: readonly string[],
  cameras: readonly WireListedCamera[],
): ListedCameras {
  const byId = new Map<string, WireListedCamera | Error>();
  for (const camera of cameras) {
    if (!ids.includes(camera.id)) {
      throw new ContractMismatch('$.id: expected one of the requested ids', '$.*.id');
    }
    byId.set(camera.id, camera);
  }
  const error = skippedError(cameras);
  if (error !== undefined) for (const id of ids) byId.set(id, byId.get(id) ?? error);
  return byId;
}
