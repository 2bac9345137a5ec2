import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';
import type { AdminApiContext, AdminHandler } from './admin-api-context.ts';
import { listFlats, listKeyOwners, listKeys, readFlat } from './admin-intercoms.ts';
import {
  issueToken,
  listAdministrators,
  listRootGroups,
  readAdministrator,
} from './admin-sessions.ts';
import {
  listCameraUsers,
  listRoles,
  listSpecialUsers,
  listUsers,
  readSpecialUser,
  readUser,
  replacePermissions,
} from './admin-users.ts';
import { UNAUTHENTICATED } from './responses.ts';
import { createRouter, type Route } from './router.ts';

const PREFIX = '/api/admin/v1';

/**
 * The paths are plural; the API's singular paths (quirk 26) are for writes that are not imitated.
 */
const ROUTES: readonly (readonly [Route['method'], string, AdminHandler])[] = [
  ['GET', '/users/{user}', readUser],
  ['PUT', '/users/{user}', replacePermissions],
  ['GET', '/admins', listAdministrators],
  ['GET', '/admins/{user}', readAdministrator],
  ['GET', '/special-users', listSpecialUsers],
  ['GET', '/special-users/{user}', readSpecialUser],
  ['GET', '/cameras/{camera}/users', listCameraUsers],
  ['GET', '/root-groups', listRootGroups],
  ['GET', '/roles', listRoles],
  ['GET', '/intercoms/{intercom}/get-users', listKeyOwners],
  ['GET', '/intercoms/{intercom}/flats', listFlats],
  ['GET', '/intercoms/{intercom}/flats/{flat}', readFlat],
  ['GET', '/intercoms/{intercom}/keys', listKeys],
];

/**
 * Behaves like the Aipix VMS Admin API as its documentation describes it.
 *
 * @see https://docs.aipix.ai/en/start/aipix-24.12/update-of-a-billing-user
 */
export function adminApi(
  context: AdminApiContext,
): (request: SimulatedRequest) => SimulatedResponse {
  const { usersList, booleansAs01, language } = context.options;
  const undocumented = usersList ? [toRoute(context, ['GET', '/users', listUsers])] : [];
  const handle = createRouter(
    [
      {
        method: 'POST',
        path: `${PREFIX}/auth/token`,
        handle: (call) => issueToken(context, call),
      },
      ...ROUTES.map((route) => toRoute(context, route)),
      ...undocumented,
    ],
    language,
  );
  return booleansAs01 ? (request) => withNumbers(handle(request)) : handle;
}

/** Requires a token, as every other route does (quirk 6). */
function toRoute(
  context: AdminApiContext,
  [method, path, handle]: readonly [Route['method'], string, AdminHandler],
): Route {
  return {
    method,
    path: `${PREFIX}${path}`,
    handle: (call) => {
      const administrator = context.tokens.holder(
        call.request.headers['authorization']?.toString(),
      );
      return administrator === undefined
        ? UNAUTHENTICATED
        : handle(context, { ...call, administrator });
    },
  };
}

/** Writes booleans as 0 and 1, as some versions do (quirk 8). */
function withNumbers(response: SimulatedResponse): SimulatedResponse {
  if (response.body === undefined || response.status !== 200) return response;
  const parsed: unknown = JSON.parse(response.body);
  const body = JSON.stringify(parsed, (_key, value: unknown) =>
    typeof value === 'boolean' ? Number(value) : value,
  );
  return { ...response, body };
}
