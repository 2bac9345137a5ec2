import {
  listMonthlyBills,
  listPayments,
  listPaymentsOfUser,
  readLimits,
} from './billing-routes.ts';
import type { Route } from './call.ts';
import {
  listAdditionalFields,
  listBillingPlans,
  listBuckets,
  listGroups,
  listPermissions,
  listRoles,
  readBillingPlan,
  readBucket,
  readGroup,
  readRole,
  readVersion,
} from './catalogue-routes.ts';
import { listUsers, listUsersOfGroup } from './listing.ts';
import { isAtLeast, type OnAppOptions, type PanelVersion } from './options.ts';
import { UNIMITATED_ROUTES } from './unimitated-routes.ts';
import {
  activateUser,
  createUser,
  deleteUser,
  readProfile,
  readUser,
  suspendUser,
  updateUser,
} from './user-routes.ts';

interface Endpoint {
  readonly handle: Route;
  /** The permission that guards it (fact sheet 7); absent if every user may call it. */
  readonly needs?: string;
  /** The first version that has it. */
  readonly since?: PanelVersion;
  /** The first version that no longer has it. */
  readonly before?: PanelVersion;
}

/** The endpoints; `:id` is a number. Every path is served with `.json` and with `.xml`. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  ...UNIMITATED_ROUTES,
  'GET /users': { handle: listUsers, needs: 'users.read' },
  'POST /users': { handle: createUser, needs: 'users.create' },
  'GET /users/:id': { handle: readUser, needs: 'users.read' },
  'PUT /users/:id': { handle: updateUser, needs: 'users.update' },
  'DELETE /users/:id': { handle: deleteUser, needs: 'users.delete' },
  'GET /users/:id/suspend': { handle: suspendUser, needs: 'users.suspend', before: '3.0' },
  'GET /users/:id/activate_user': { handle: activateUser, needs: 'users.suspend', before: '3.0' },
  'POST /users/:id/suspend': { handle: suspendUser, needs: 'users.suspend', since: '3.0' },
  'POST /users/:id/activate': { handle: activateUser, needs: 'users.suspend', since: '3.0' },
  'GET /users/:id/payments': { handle: listPaymentsOfUser, needs: 'payments.read' },
  'GET /users/:id/monthly_bills': { handle: listMonthlyBills, needs: 'monthly_bills.read' },
  'GET /users/:id/limits': { handle: readLimits, needs: 'users.read' },
  'GET /profile': { handle: readProfile },
  'GET /roles': { handle: listRoles, needs: 'roles.read' },
  'GET /roles/:id': { handle: readRole, needs: 'roles.read' },
  'GET /permissions': { handle: listPermissions, needs: 'permissions.read' },
  'GET /user_groups': { handle: listGroups, needs: 'user_groups.read' },
  'GET /user_groups/:id': { handle: readGroup, needs: 'user_groups.read' },
  'GET /user_groups/:id/users': { handle: listUsersOfGroup, needs: 'users.read' },
  'GET /user_additional_fields': { handle: listAdditionalFields, since: '2.3' },
  'GET /billing/buckets': { handle: listBuckets, needs: 'billing_plans.read', since: '6.0' },
  'GET /billing/buckets/:id': { handle: readBucket, needs: 'billing_plans.read', since: '6.0' },
  'GET /billing/user/payments': { handle: listPayments, needs: 'payments.read', since: '6.0' },
  'GET /billing_plans': { handle: listBillingPlans, needs: 'billing_plans.read', before: '5.2' },
  'GET /billing_plans/:id': { handle: readBillingPlan, needs: 'billing_plans.read', before: '5.2' },
  'GET /billing/user/plans': {
    handle: listBillingPlans,
    needs: 'billing_plans.read',
    since: '5.2',
    before: '6.0',
  },
  'GET /billing/user/plans/:id': {
    handle: readBillingPlan,
    needs: 'billing_plans.read',
    since: '5.2',
    before: '6.0',
  },
  'GET /version': { handle: readVersion, needs: 'settings.version' },
};

export interface FoundEndpoint extends Endpoint {
  readonly dialect: 'json' | 'xml';
  readonly id: number;
  /** The owner of the record, for permissions that end in `.own`. */
  readonly ownerId: number | undefined;
}

/**
 * Finds an endpoint. Returns undefined if this version of the panel does not have the path, or if
 * the path has no suffix.
 */
export function findEndpoint(
  method: string,
  path: string,
  { version }: OnAppOptions,
): FoundEndpoint | undefined {
  const [, plain = '', suffix] = /^(.*)\.(json|xml)$/.exec(path) ?? [];
  const endpoint = ENDPOINTS[`${method} ${plain.replace(/\/\d+(?=\/|$)/g, '/:id')}`];
  if (endpoint === undefined) return undefined;
  const { since = '0.0', before = '99.0' } = endpoint;
  if (!isAtLeast(version, since) || isAtLeast(version, before)) return undefined;
  const id = Number(/\/(\d+)/.exec(plain)?.[1] ?? 0);
  const ownerId = plain.startsWith('/users/') ? id : undefined;
  return { ...endpoint, dialect: suffix === 'xml' ? 'xml' : 'json', id, ownerId };
}
