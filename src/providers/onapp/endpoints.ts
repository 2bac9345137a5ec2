import type { Endpoint } from '../../upstream/endpoint.ts';

const API = 'OnApp Control Panel API';

/**
 * The endpoints that are used, in one of the two dialects: the suffix of the path chooses it.
 *
 * @see docs/providers/onapp.md sections 6 to 9
 */
export function createEndpoints(suffix: '.json' | '.xml') {
  const get = (path: string) =>
    ({ api: API, method: 'GET', path: `${path}${suffix}`, effect: 'read' }) as const;
  const list = (path: string) => ({ ...get(path), isList: true }) as const;
  return {
    getUser: get('users/{user}'),
    listUsers: list('users'),
    putUser: { api: API, method: 'PUT', path: `users/{user}${suffix}`, effect: 'write' },
    getProfile: get('profile'),
    listPermissions: list('permissions'),
    listRoles: list('roles'),
    listUserGroups: list('user_groups'),
    listBuckets: list('billing/buckets'),
    listBillingPlans: list('billing_plans'),
    /** Up to 5.5, where it was announced as deprecated. */
    listPaymentsOfUser: get('users/{user}/payments'),
    /** Since 6.0. */
    listPayments: get('billing/user/payments'),
    listMonthlyBills: get('users/{user}/monthly_bills'),
  } as const satisfies Readonly<Record<string, Endpoint>>;
}

export type OnAppEndpoints = ReturnType<typeof createEndpoints>;
