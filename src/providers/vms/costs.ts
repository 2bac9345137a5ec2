import type { Endpoint } from '../../upstream/endpoint.ts';
import type { Cost, FieldCost, ObjectSet, ProviderCosts } from '../contract/costs.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { maxCalls } from '../kit/paging/max-calls.ts';
import { createAdminUpdateCost, rolesCost } from './admin-api/costs.ts';
import { ADMIN_PAGING } from './admin-api/list-data-source.ts';
import { billingFieldCosts, billingUpdateCost, readCameraCost } from './billing-api/costs.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';
import { vmsFieldCosts } from './field-costs.ts';
import { MAX_FOUND, toSearchWords } from './users/find-users.ts';

/** The capabilities of one configured installation. Everything else is rejected before anything is sent. */
export interface Capabilities {
  readonly billingApi: boolean;
  readonly adminApi: boolean;
  readonly usersList: boolean;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
}

/** The cost of a field that is rejected before anything is sent. */
const NOTHING: FieldCost = { costs: [] };

/** @param provider the key of the provider in the configuration. */
export function createVmsCosts(provider: string, capabilities: Capabilities): ProviderCosts {
  const { billingApi, adminApi, usersList, permissionIds } = capabilities;
  const readOne = (type: string, endpoint: Endpoint, reason: string) => (id: string) => {
    const key = toGlobalId(provider, type, id);
    return { costs: [{ endpoint, key, count: 1, reason }], subject: inFull(key) };
  };
  const nothing = () => NOTHING;
  return {
    concrete: { User: 'VmsUser', BillingInfo: 'VmsBillingInfo' },
    nodes: {
      user: {
        typeName: 'VmsUser',
        read: adminApi ? readOne('user', ADMIN_ENDPOINTS.getUser, 'the user') : nothing,
      },
      camera: {
        typeName: 'Camera',
        read: billingApi ? (id) => readCameraCost(toGlobalId(provider, 'camera', id)) : nothing,
      },
      intercom: {
        typeName: 'Intercom',
        read: billingApi
          ? readOne('intercom', BILLING_ENDPOINTS.showIntercom, 'the intercom')
          : nothing,
      },
    },
    permissions: adminApi ? [rolesCost('permissions')] : [],
    users: ({ first, after, search, needsHasNextPage }) => {
      if (!usersList) return NOTHING;
      const key = JSON.stringify(['users', first, after, search, needsHasNextPage]);
      const count = maxCalls(ADMIN_PAGING, { first, after, needsHasNextPage });
      const cost = { endpoint: ADMIN_ENDPOINTS.listUsers, key, count, reason: 'a page of users' };
      return { costs: [cost], subject: { key, count: first, form: 'short' } };
    },
    findUsers: (match) => {
      if (!usersList) return NOTHING;
      const cost: Cost = {
        endpoint: ADMIN_ENDPOINTS.listUsers,
        key: JSON.stringify(['found', toSearchWords(match)]),
        count: 1,
        reason: 'users with those words in name or login',
        useShortTimeout: true,
      };
      // A login and a text select different users from the same response.
      const key = JSON.stringify(['found', match]);
      return { costs: [cost], subject: { key, count: MAX_FOUND, form: 'short' } };
    },
    updates: {
      vmsBilling: billingApi ? billingUpdateCost : nothing,
      vmsAdmin: adminApi ? createAdminUpdateCost(permissionIds) : nothing,
    },
    fields: adminApi ? vmsFieldCosts : billingFieldCosts,
  };
}

const inFull = (key: string): ObjectSet => ({ key, count: 1, form: 'full' });
