import type { UpdateVmsAdminUserInput } from '../../generated/schema-types.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';
import type { Cost, FieldArguments, FieldCost, ProviderCosts } from '../costs.ts';
import { MAX_ROLE_PAGES } from './admin-data-source.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';
import type { Offered } from './offered.ts';

/** What is refused before anything is sent. */
const NOTHING: FieldCost = { costs: [] };

/** What the updates through both APIs cost. */
export function createUpdateCosts(offered: Offered): ProviderCosts['updates'] {
  const { billingApi, adminApi, permissionIds } = offered;
  return {
    vmsBilling: (_input, key) => {
      if (!billingApi) return NOTHING;
      return {
        costs: [oneCall(BILLING_ENDPOINTS.manageUser, key, 'the update')],
        subject: { key, count: 1, form: 'billed' },
      };
    },
    vmsAdmin: (input, key) => {
      if (!adminApi) return NOTHING;
      return {
        costs: [
          ...(looksNamesUp(input, permissionIds) ? namesCosts(key) : []),
          ...(input['ifPermissionIds'] == null ? [] : [comparedCost(key)]),
          oneCall(ADMIN_ENDPOINTS.putUser, key, 'the update'),
          oneCall(
            ADMIN_ENDPOINTS.getUser,
            `${key}, after`,
            'the user after the update, only where the answer is not in the documented form',
          ),
        ],
        subject: { key, count: 1, form: 'full' },
      };
    },
  };
}

/** @param key those of one request are read once, but anew for each update. */
export const rolesCost = (key: string): Cost => ({
  endpoint: ADMIN_ENDPOINTS.listRoles,
  key,
  count: MAX_ROLE_PAGES,
  reason: 'permissions that the roles hold, page by page',
});

function looksNamesUp(input: FieldArguments, known: Offered['permissionIds']): boolean {
  // Read by GraphQL as the branch's type says.
  const { permissions } = input as unknown as UpdateVmsAdminUserInput;
  return permissions.names?.some((name) => !known.has(name)) ?? false;
}

const namesCosts = (key: string): readonly Cost[] => [
  rolesCost(key),
  oneCall(
    ADMIN_ENDPOINTS.getUser,
    `${key}, before`,
    'the permissions of the user, only where a name is in no role',
  ),
];

const comparedCost = (key: string): Cost =>
  oneCall(ADMIN_ENDPOINTS.getUser, `${key}, as seen`, 'the user before the update, to compare');

const oneCall = (endpoint: Endpoint, key: string, reason: string): Cost => ({
  endpoint,
  key,
  count: 1,
  reason,
});
