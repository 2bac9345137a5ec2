import type { FieldCost, ProviderCosts } from '../../contract/costs.ts';
import { BILLING_ENDPOINTS } from '../endpoints.ts';
import { MAX_LISTED_CAMERAS } from './device-wire.ts';

/** Returns the cost of the update through the Billing API. */
export const billingUpdateCost: ProviderCosts['updates'][string] = (_input, key) => ({
  costs: [{ endpoint: BILLING_ENDPOINTS.manageUser, key, count: 1, reason: 'the update' }],
  subject: { key, count: 1, form: 'billed' },
});

/** Returns the cost of one camera, which shares its call with others. */
export function readCameraCost(key: string): FieldCost {
  return {
    costs: [
      {
        endpoint: BILLING_ENDPOINTS.listCameras,
        key,
        count: 1,
        perCall: MAX_LISTED_CAMERAS,
        reason: 'cameras by their ids',
      },
    ],
    subject: { key, count: 1, form: 'full' },
  };
}

/**
 * The costs of the fields that are read through the Billing API if the Admin API is not configured. The type of the user
 * is in the response to the update.
 */
export const billingFieldCosts: ProviderCosts['fields'] = {
  'VmsUser.cameras': ({ key, count }) => ({
    costs: [
      {
        endpoint: BILLING_ENDPOINTS.listCameras,
        key: JSON.stringify([key, 'cameras']),
        count,
        reason: 'cameras of the user',
      },
    ],
  }),
};
