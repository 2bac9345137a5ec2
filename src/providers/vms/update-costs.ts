import type { UpdateVmsAdminUserInput } from '../../generated/schema-types.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';
import type { Cost, FieldArguments, FieldCost, ProviderCosts } from '../contract/costs.ts';
import { MAX_ROLE_PAGES } from './admin-api/data-source.ts';
import type { Capabilities } from './capabilities.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';

/** The cost of an update that is rejected before anything is sent. */
const NOTHING: FieldCost = { costs: [] };

/** Creates the costs of the updates through both APIs. */
export function createUpdateCosts(offered: Capabilities): ProviderCosts['updates'] {
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
            'the user after the update, only if the response is malformed',
          ),
        ],
        subject: { key, count: 1, form: 'full' },
      };
    },
  };
}

/** @param key identifies the read: the roles are read once per request, and again for each update. */
export const rolesCost = (key: string): Cost => ({
  endpoint: ADMIN_ENDPOINTS.listRoles,
  key,
  count: MAX_ROLE_PAGES,
  reason: 'permissions of the roles, page by page',
});

function looksNamesUp(input: FieldArguments, known: Capabilities['permissionIds']): boolean {
  // GraphQL has coerced the input as the type of the branch declares it.
  const { permissions } = input as unknown as UpdateVmsAdminUserInput;
  return permissions.names?.some((name) => !known.has(name)) ?? false;
}

const namesCosts = (key: string): readonly Cost[] => [
  rolesCost(key),
  oneCall(
    ADMIN_ENDPOINTS.getUser,
    `${key}, before`,
    'the permissions of the user, only if a name is in no role',
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
