import type { SimulatedReply, SimulatedRequest } from '../kit/message.ts';
import { listFlats, listKeyOwners, listKeys, readFlat } from './admin-intercoms.ts';
import type { AdminAnswer, AdminOffice } from './admin-office.ts';
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
import { UNAUTHENTICATED } from './replies.ts';
import { answerBy, type Route } from './router.ts';

const PREFIX = '/api/admin/v1';

/**
 * The paths are plural; the API's singular paths (quirk 26) are for writes that are not imitated.
 */
const ROUTES: readonly (readonly [Route['method'], string, AdminAnswer])[] = [
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
export function adminApi(office: AdminOffice): (request: SimulatedRequest) => SimulatedReply {
  const { usersList, booleansAs01, language } = office.settings;
  const undocumented = usersList ? [toRoute(office, ['GET', '/users', listUsers])] : [];
  const answer = answerBy(
    [
      {
        method: 'POST',
        path: `${PREFIX}/auth/token`,
        answer: (call) => issueToken(office, call),
      },
      ...ROUTES.map((route) => toRoute(office, route)),
      ...undocumented,
    ],
    language,
  );
  return booleansAs01 ? (request) => withNumbers(answer(request)) : answer;
}

/** Requires a token, as every other route does (quirk 6). */
function toRoute(
  office: AdminOffice,
  [method, path, answer]: readonly [Route['method'], string, AdminAnswer],
): Route {
  return {
    method,
    path: `${PREFIX}${path}`,
    answer: (call) => {
      const administrator = office.tokens.holder(call.request.headers['authorization']?.toString());
      return administrator === undefined
        ? UNAUTHENTICATED
        : answer(office, { ...call, administrator });
    },
  };
}

/** Writes booleans as 0 and 1, as some versions do (quirk 8). */
function withNumbers(reply: SimulatedReply): SimulatedReply {
  if (reply.body === undefined || reply.status !== 200) return reply;
  const parsed: unknown = JSON.parse(reply.body);
  const body = JSON.stringify(parsed, (_key, value: unknown) =>
    typeof value === 'boolean' ? Number(value) : value,
  );
  return { ...reply, body };
}
