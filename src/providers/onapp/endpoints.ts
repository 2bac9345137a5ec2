import type { Endpoint } from '../../upstream/endpoint.ts';

/** The name of the API for people. */
export const API = 'OnApp Control Panel API';

/**
 * Returns the endpoints that the gateway uses, in the dialect that the suffix of the path selects.
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
    /** Panels up to 5.1 have it. */
    listBillingPlans: list('billing_plans'),
    /** Panels from 5.2 to 5.5 have it. */
    listUserPlans: list('billing/user/plans'),
    /** Panels up to 5.5 have it; 5.5 deprecates it. */
    listPaymentsOfUser: get('users/{user}/payments'),
    /** Panels since 6.0 have it. */
    listPayments: get('billing/user/payments'),
    listMonthlyBills: get('users/{user}/monthly_bills'),
  } as const satisfies Readonly<Record<string, Endpoint>>;
}

export type OnAppEndpoints = ReturnType<typeof createEndpoints>;
