import { attachUser, detachUser } from './access-routes.ts';
import {
  listAccounts,
  listCharges,
  listSubscriptions,
  listUsersOfAccount,
  readAccount,
} from './account-routes.ts';
import type { Route } from './call.ts';
import { createUser, listAccountsOfUser, listUsers, readUser, updateUser } from './user-routes.ts';

/**
 * The routes below each of the prefixes; `:id` is a number. No user can be deleted or suspended
 * (Q18).
 */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /users': listUsers,
  'POST /users': createUser,
  'GET /users/:id': readUser,
  'PUT /users/:id': updateUser,
  'GET /users/:id/accounts': listAccountsOfUser,
  'GET /accounts': listAccounts,
  'GET /accounts/:id': readAccount,
  'GET /accounts/:id/users': listUsersOfAccount,
  'GET /accounts/:id/subscriptions': listSubscriptions,
  'GET /charges': listCharges,
};

/** The routes in which the order of version and role differs from that of all other paths (Q13). */
const ACCESS_ROUTES: Readonly<Record<string, Route>> = {
  'POST /api/v2/vendor/account_accesses': attachUser,
  'DELETE /api/v2/vendor/account_accesses/detach': detachUser,
};

export interface FoundRoute {
  readonly route: Route;
  readonly id: number;
}

/** Finds the route of a path with `.json` or without it: the documentation has both (Q8). */
export function findRoute(
  method: string,
  path: string,
  prefixes: readonly string[],
): FoundRoute | undefined {
  const plain = path.replace(/\.json$/, '');
  const access = ACCESS_ROUTES[`${method} ${plain}`];
  if (access !== undefined) return { route: access, id: 0 };
  const prefix = prefixes.find((candidate) => plain.startsWith(`${candidate}/`));
  if (prefix === undefined) return undefined;
  const below = plain.slice(prefix.length);
  const route = ROUTES[`${method} ${below.replace(/\/\d+/, '/:id')}`];
  return route && { route, id: Number(/\/(\d+)/.exec(below)?.[1] ?? 0) };
}
