import type { UpdateVmsAdminUserInput } from '../../../generated/schema-types.ts';
import type { Endpoint } from '../../../upstream/endpoint.ts';
import type { Cost, FieldArguments, ProviderCosts } from '../../contract/costs.ts';
import { ADMIN_ENDPOINTS } from '../endpoints.ts';
import { MAX_ROLE_PAGES } from './data-source.ts';

/**
 * Creates the cost of the update through the Admin API.
 *
 * @param permissionIds the configured ids of permissions by name.
 */
export function createAdminUpdateCost(
  permissionIds: ReadonlyMap<string, string>,
): ProviderCosts['updates'][string] {
  return (input, key) => ({
    costs: [
      ...(needsLookup(input, permissionIds) ? lookupCosts(key) : []),
      ...(input['ifPermissionIds'] == null ? [] : [comparedCost(key)]),
      oneCall(ADMIN_ENDPOINTS.putUser, key, 'the update'),
      oneCall(
        ADMIN_ENDPOINTS.getUser,
        `${key}, after`,
        'the user after the update, only if the response is malformed',
      ),
    ],
    subject: { key, count: 1, form: 'full' },
  });
}

/** @param key identifies the read: the roles are read once per request, and again for each update. */
export const rolesCost = (key: string): Cost => ({
  endpoint: ADMIN_ENDPOINTS.listRoles,
  key,
  count: MAX_ROLE_PAGES,
  reason: 'permissions of the roles, page by page',
});

function needsLookup(input: FieldArguments, known: ReadonlyMap<string, string>): boolean {
  // GraphQL has coerced the input as the type of the branch declares it.
  const { permissions } = input as unknown as UpdateVmsAdminUserInput;
  return permissions.names?.some((name) => !known.has(name)) ?? false;
}

const lookupCosts = (key: string): readonly Cost[] => [
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
