import type { SimulatedResponse } from '../core/message.ts';
import type { AdminApiContext, AdminCall } from './admin-api-context.ts';
import { toRootGroup } from './admin-camera-wire.ts';
import { page } from './admin-page.ts';
import { checkCredentials } from './admin-rules.ts';
import { searched, toShortUser } from './admin-short-user.ts';
import { toPermissions } from './admin-user-wire.ts';
import { isOff } from './input.ts';
import type { Language } from './language.ts';
import type { Administrator } from './model.ts';
import { json, noSuchRecord } from './responses.ts';
import type { Call } from './router.ts';

/** Handles `POST /api/admin/v1/auth/token` (fact sheet 4), the one route without a token. */
export function issueToken(context: AdminApiContext, call: Call): SimulatedResponse {
  const { store, options, tokens, localDate } = context;
  const { login, password } = call.input;
  const administrator = store.administrators.find(
    (account) => account.login === login && account.password === password,
  );
  const validation = checkCredentials(call, administrator);
  if (validation.failed || administrator === undefined) return validation.response();
  const { token, expiresAt } = tokens.issue(administrator);
  return json({
    user: toAdministrator(administrator, context, call.language),
    expires_at: localDate(expiresAt),
    token_type: 'Bearer',
    access_token: options.bearerPrefix ? `Bearer ${token}` : token,
  });
}

/**
 * Handles `GET /api/admin/v1/admins`. It is INFERRED that `paginate=0` leaves only `data` in the
 * envelope.
 */
export function listAdministrators(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const found = searched(context.store.administrators, call);
  const toWire = (administrator: Administrator) => toShortUser(administrator, context.localDate);
  if (isOff(call.input['paginate'])) return json({ data: found.map(toWire) });
  return page(found, call, toWire);
}

/** Handles `GET /api/admin/v1/admins/{user}` (fact sheet 6). */
export function readAdministrator(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const administrator = context.store.administrators.find(({ id }) => id === call.id('user'));
  return administrator === undefined
    ? noSuchRecord('User')
    : json(toAdministrator(administrator, context, call.language));
}

/** Handles `GET /api/admin/v1/root-groups`: a list without the envelope (fact sheet 1.8). */
export function listRootGroups({ store }: AdminApiContext): SimulatedResponse {
  const roots = store.groups.filter(({ parentId }) => parentId === null);
  return json({ groups: roots.map((group) => toRootGroup(group, store)) });
}

/** Writes the administrator's account (fact sheet 6.1). */
function toAdministrator(
  administrator: Administrator,
  context: AdminApiContext,
  language: Language,
) {
  const { store, localDate } = context;
  const groups = store.groups.filter(({ id }) => administrator.rootGroupIds.includes(id));
  return {
    ...toShortUser(administrator, localDate),
    permissions: toPermissions(administrator.permissionIds, context, language),
    admin_camera_groups: groups.map((group) => toRootGroup(group, store)),
    dhcp_subnet_groups: [],
  };
}
