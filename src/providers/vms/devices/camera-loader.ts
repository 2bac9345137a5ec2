import DataLoader from 'dataloader';
import type { RequestContext } from '../../../request/request-context.ts';
import { perRequest } from '../../kit/per-request.ts';
import type { VmsBillingDataSource } from '../billing-api/data-source.ts';
import { MAX_LISTED_CAMERAS, type WireListedCamera } from '../billing-api/device-wire.ts';

/** Reads a camera by its id; returns null if the VMS has no such camera. */
export type LoadCamera = (id: string, request: RequestContext) => Promise<WireListedCamera | null>;

/**
 * Creates a function that reads cameras that are requested together in lists. A failed list fails all of its cameras; an
 * entry of a successful list without an id fails only those that the list omits.
 */
export function createCameraLoader(billing: VmsBillingDataSource): LoadCamera {
  const toLoader = perRequest(
    (request) =>
      new DataLoader<string, WireListedCamera | null>(
        async (ids) => {
          const cameras = await billing.listCameras(ids, request);
          return ids.map((id) => cameras.get(id) ?? null);
        },
        // The reads of the request keep what was read, until a write.
        { maxBatchSize: MAX_LISTED_CAMERAS, cache: false },
      ),
  );
  return (id, request) => toLoader(request).load(id);
}
