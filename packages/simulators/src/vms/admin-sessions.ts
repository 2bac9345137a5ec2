import type { SimulatedReply } from '../kit/message.ts';
import { toRootGroup } from './admin-camera-wire.ts';
import type { AdminCall, AdminOffice } from './admin-office.ts';
import { page } from './admin-page.ts';
import { checkCredentials } from './admin-rules.ts';
import { searched, toShortUser } from './admin-short-user.ts';
import { toPermissions } from './admin-user-wire.ts';
import { isOff } from './input.ts';
import type { Language } from './language.ts';
import type { Administrator } from './model.ts';
import { json, noSuchRecord } from './replies.ts';
import type { Call } from './router.ts';

/** Handles `POST /api/admin/v1/auth/token` (fact sheet 4), the one route without a token. */
export function issueToken(office: AdminOffice, call: Call): SimulatedReply {
  const { store, settings, tokens, localDate } = office;
  const { login, password } = call.input;
  const administrator = store.administrators.find(
    (account) => account.login === login && account.password === password,
  );
  const validation = checkCredentials(call, administrator);
  if (validation.failed || administrator === undefined) return validation.reply();
  const { token, expiresAt } = tokens.issue(administrator);
  return json({
    user: toAdministrator(administrator, office, call.language),
    expires_at: localDate(expiresAt),
    token_type: 'Bearer',
    access_token: settings.bearerPrefix ? `Bearer ${token}` : token,
  });
}

/**
 * Handles `GET /api/admin/v1/admins`. It is INFERRED that `paginate=0` leaves only `data` in the
 * envelope.
 */
export function listAdministrators(office: AdminOffice, call: AdminCall): SimulatedReply {
  const found = searched(office.store.administrators, call);
  const toWire = (administrator: Administrator) => toShortUser(administrator, office.localDate);
  if (isOff(call.input['paginate'])) return json({ data: found.map(toWire) });
  return page(found, call, toWire);
}

/** Handles `GET /api/admin/v1/admins/{user}` (fact sheet 6). */
export function readAdministrator(office: AdminOffice, call: AdminCall): SimulatedReply {
  const administrator = office.store.administrators.find(({ id }) => id === call.id('user'));
  return administrator === undefined
    ? noSuchRecord('User')
    : json(toAdministrator(administrator, office, call.language));
}

/** Handles `GET /api/admin/v1/root-groups`: a list without the envelope (fact sheet 1.8). */
export function listRootGroups({ store }: AdminOffice): SimulatedReply {
  const roots = store.groups.filter(({ parentId }) => parentId === null);
  return json({ groups: roots.map((group) => toRootGroup(group, store)) });
}

/** Writes the administrator's account (fact sheet 6.1). */
function toAdministrator(administrator: Administrator, office: AdminOffice, language: Language) {
  const { store, localDate } = office;
  const groups = store.groups.filter(({ id }) => administrator.rootGroupIds.includes(id));
  return {
    ...toShortUser(administrator, localDate),
    permissions: toPermissions(administrator.permissionIds, office, language),
    admin_camera_groups: groups.map((group) => toRootGroup(group, store)),
    dhcp_subnet_groups: [],
  };
}
