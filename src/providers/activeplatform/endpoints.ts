import type { Endpoint } from '../../upstream/endpoint.ts';

/** The name of the API for people. */
export const API = 'ActivePlatform vendor API';

/**
 * Creates the endpoints that the gateway uses, under one of the prefixes that installations have
 * (Q13).
 *
 * @see docs/providers/activeplatform.md sections 5 and 6
 */
export function createEndpoints(basePath: string) {
  const get = (path: string) =>
    ({ api: API, method: 'GET', path: `${basePath}/${path}`, effect: 'read' }) as const;
  return {
    getUser: get('users/{user}.json'),
    listUsers: { ...get('users.json'), isList: true },
    putUser: {
      api: API,
      method: 'PUT',
      path: `${basePath}/users/{user}.json`,
      effect: 'write',
    },
    listAccountsOfUser: get('users/{user}/accounts.json'),
    getAccount: get('accounts/{account}.json'),
    listSubscriptions: get('accounts/{account}/subscriptions.json'),
  } as const satisfies Readonly<Record<string, Endpoint>>;
}

export type ActivePlatformEndpoints = ReturnType<typeof createEndpoints>;
