import DataLoader from 'dataloader';
import type { RequestContext } from '../../../request/request-context.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { ProviderAdapter } from '../../contract/provider.ts';
import { perRequest } from '../../kit/per-request.ts';
import type { VmsBillingDataSource } from '../billing-api/data-source.ts';
import { MAX_LISTED_CAMERAS, type WireListedCamera } from '../billing-api/device-wire.ts';
import type { VmsContext } from '../context.ts';
import { toListedCamera } from './billing-camera-mapper.ts';
import { toShownIntercom } from './billing-intercom-mapper.ts';
import type { IntercomLists } from './intercom-mapper.ts';

interface Parts {
  readonly billing: VmsBillingDataSource;
  readonly context: VmsContext;
  readonly toIntercomLists: (request: RequestContext) => IntercomLists;
}

type DeviceLoaders = Record<'camera' | 'intercom', ProviderAdapter['readNode'][string]>;

/** Creates the reads of single devices. Cameras that are requested together are read in lists. */
export function createDeviceLoaders({ billing, context, toIntercomLists }: Parts): DeviceLoaders {
  const toCameraLoader = perRequest((request) => createCameraLoader(billing, request));
  return {
    camera: async (nativeId, request) => {
      const camera = await toCameraLoader(request).load(nativeId);
      return camera && toListedCamera(camera, context);
    },
    intercom: async (nativeId, request) => {
      const intercom = await billing.showIntercom(nativeId, request);
      return intercom && toShownIntercom(intercom, context, toIntercomLists(request));
    },
  };
}

/** Returns reads that fail without the Billing API. Nothing is sent. */
export function withoutBillingApi(provider: string): DeviceLoaders {
  const refuse = (what: string) => async () => {
    throw unsupported(provider, `read of ${what} without the Billing API`);
  };
  return { camera: refuse('a single camera'), intercom: refuse('a single intercom') };
}

/**
 * Loads null for a camera that the list omits. A failed list fails all of its cameras; an entry of a successful list
 * without an id fails only those that the list omits.
 */
function createCameraLoader(billing: VmsBillingDataSource, request: RequestContext) {
  return new DataLoader<string, WireListedCamera | null>(
    async (ids) => {
      const cameras = await billing.listCameras(ids, request);
      return ids.map((id) => cameras.get(id) ?? null);
    },
    { maxBatchSize: MAX_LISTED_CAMERAS },
  );
}
