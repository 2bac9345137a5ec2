import type {
  UpdateVmsAdminUserInput,
  UpdateVmsBillingUserInput,
} from '../../generated/schema-types.ts';
import {
  byType,
  type Cost,
  type FieldCost,
  oneCall,
  type ProviderCosts,
} from '../contract/costs.ts';
import { maxCalls } from '../kit/paging/plan-pages.ts';
import { MAX_ROLE_PAGES } from './admin-api/data-source.ts';
import { ADMIN_PAGING } from './admin-api/list-data-source.ts';
import {
  createCamera,
  createCameraReference,
  createListedCamera,
} from './devices/camera-mapper.ts';
import { createIntercomGroup } from './devices/intercom-group-mapper.ts';
import {
  createIntercom,
  createIntercomReference,
  createShownIntercom,
} from './devices/intercom-mapper.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';
import {
  fullUser,
  listedCamera,
  rolePermissions,
  shownIntercom,
  userPage,
  type VmsInstallation,
} from './reads.ts';
import { MAX_FOUND, toSearchWords } from './users/find-users.ts';
import {
  createBilledUser,
  createBillingOnlyUser,
  createListedUser,
  createUser,
  createUserReference,
} from './users/mapper.ts';

interface VmsCostOptions {
  /** Whether the list of users is enabled: without it, nothing is sent. */
  readonly usersList: boolean;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
}

/** The cost of a request that is refused before anything is sent. */
const NOTHING: FieldCost = { costs: [] };

/** Returns the costs of the pages, searches and updates of a VMS, and its declared reads. */
export function createVmsCosts(
  installation: VmsInstallation,
  { usersList, permissionIds }: VmsCostOptions,
): ProviderCosts {
  const { billing, admin } = installation;
  return {
    concrete: { User: 'VmsUser', BillingInfo: 'VmsBillingInfo' },
    installation,
    models: byType(
      ...(admin === undefined
        ? [createBillingOnlyUser]
        : [createUserReference, createUser, createListedUser, createBilledUser]),
      createCameraReference,
      createCamera,
      createIntercomReference,
      createIntercom,
      createShownIntercom,
      createIntercomGroup,
    ),
    nodes: {
      user: { model: createUser, read: fullUser, reason: 'the user' },
      camera: { model: createListedCamera, read: listedCamera },
      intercom: { model: createShownIntercom, read: shownIntercom },
    },
    permissions: rolePermissions,
    users: ({ first, after, search, needsHasNextPage }) => {
      if (!usersList) return NOTHING;
      const key = JSON.stringify(['users', first, after, search, needsHasNextPage]);
      const count = maxCalls(ADMIN_PAGING, { first, after, needsHasNextPage });
      const cost = { endpoint: ADMIN_ENDPOINTS.listUsers, key, count, reason: userPage.reason };
      return { costs: [cost], subject: { key, count: first, model: createListedUser } };
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
      return { costs: [cost], subject: { key, count: MAX_FOUND, model: createListedUser } };
    },
    updates: {
      // GraphQL has coerced each input as the type of the branch declares it.
      vmsBilling: (input, key) => {
        const { user } = input as unknown as UpdateVmsBillingUserInput;
        const isById = user.id != null;
        if (billing === undefined || (isById && admin === undefined)) return NOTHING;
        const model = admin === undefined ? createBillingOnlyUser : createBilledUser;
        const costs = [
          ...(isById
            ? [oneCall(ADMIN_ENDPOINTS.getUser, `${key}, login`, 'the login of the user')]
            : []),
          oneCall(BILLING_ENDPOINTS.manageUser, key, 'the update'),
        ];
        return { costs, subject: { key, count: 1, model } };
      },
      vmsAdmin: (input, key) =>
        admin === undefined
          ? NOTHING
          : {
              costs: adminUpdateCosts(
                input as unknown as UpdateVmsAdminUserInput,
                key,
                permissionIds,
              ),
              subject: { key, count: 1, model: createUser },
            },
    },
  };
}

function adminUpdateCosts(
  { permissions, ifPermissionIds }: UpdateVmsAdminUserInput,
  key: string,
  permissionIds: VmsCostOptions['permissionIds'],
): readonly Cost[] {
  const { getUser, listRoles, putUser } = ADMIN_ENDPOINTS;
  const needsLookup = permissions.names?.some((name) => !permissionIds.has(name)) ?? false;
  const lookup = [
    { ...oneCall(listRoles, key, rolePermissions.reason), count: MAX_ROLE_PAGES },
    oneCall(getUser, `${key}, before`, 'the permissions of the user, only if a name is in no role'),
  ];
  const compared = 'the user before the update, to compare';
  const onlyIf = 'the user after the update, only if the response is malformed';
  return [
    ...(needsLookup ? lookup : []),
    ...(ifPermissionIds == null ? [] : [oneCall(getUser, `${key}, as seen`, compared)]),
    oneCall(putUser, key, 'the update'),
    oneCall(getUser, `${key}, after`, onlyIf),
  ];
}
