import type { Endpoint } from '../../upstream/endpoint.ts';

const API = 'Acme user API';

const get = (path: string) => ({ api: API, method: 'GET', path, effect: 'read' }) as const;

/** @see docs/providers/acme.md section 3 */
export const ENDPOINTS = {
  getUser: get('v2/users/{user}'),
  listUsers: { ...get('v2/users'), isList: true },
  patchUser: { api: API, method: 'PATCH', path: 'v2/users/{user}', effect: 'write' },
  getContract: get('v2/users/{user}/contract'),
} as const satisfies Readonly<Record<string, Endpoint>>;
