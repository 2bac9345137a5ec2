import type { AdminApiContext, AdminCall } from './admin-api-context.ts';
import { toCamera } from './admin-camera-wire.ts';
import { toFlat, toIntercom, toOwnKey } from './admin-intercom-wire.ts';
import { LABELS } from './labels.ts';
import type { Language } from './language.ts';
import type { LicenceLevel, Permission, Person } from './model.ts';

/**
 * Writes the user object of fact sheet 5.4: no status, no `updated_at`, no `deleted_at` (quirk 12).
 */
export function toAdminUser(person: Person, context: AdminApiContext, call: AdminCall) {
  const { store, localDate } = context;
  const flats = store.findFlats(person);
  const intercoms = store.intercoms.filter(({ id }) =>
    flats.some(({ intercomId }) => intercomId === id),
  );
  return {
    id: person.id,
    name: person.name,
    login: person.login,
    created_at: localDate(person.createdAt),
    user_type: person.type,
    cameras: toCameras(person, context, call),
    subusers: store.findSubusers(person).map((subuser) => toSubuser(subuser, context, call)),
    permissions: toPermissions(person.permissionIds, context, call.language),
    billing_info: { data: toBillingData(person) },
    events: [],
    analytic_license: toLicences(person, call.language),
    intercoms: intercoms.map((intercom) => toIntercom(intercom, localDate, call.language)),
    intercom_flats: flats.map((flat) => toFlat(flat, context.options.flatFields)),
    intercom_keys: store.keys
      .filter(({ userId }) => userId === person.id)
      .map((key) => toOwnKey(key, localDate)),
  };
}

/** Writes permissions as in the user object; unknown ids are omitted. */
export function toPermissions(
  ids: readonly number[],
  { store }: AdminApiContext,
  language: Language,
): readonly object[] {
  return ids
    .map((id) => store.permission(id))
    .filter((permission): permission is Permission => permission !== undefined)
    .map(({ id, name, display, group }) => ({
      id,
      name,
      display_name: display[language],
      group: group[language],
    }));
}

/**
 * Writes only the cameras that the current administrator may see: INFERRED from the web interface
 * (quirk 38).
 */
function toCameras(person: Person, { store }: AdminApiContext, { administrator }: AdminCall) {
  return person.cameras.flatMap((access, order) => {
    const camera = store.camera(access.cameraId);
    const root = camera && store.groupPath(camera.groupId)[0]?.id;
    const isVisible = root !== undefined && administrator.rootGroupIds.includes(root);
    return camera && isVisible ? [toCamera(camera, { ...access, order, person }, store)] : [];
  });
}

function toSubuser(subuser: Person, context: AdminApiContext, { language }: AdminCall) {
  return {
    id: subuser.id,
    name: subuser.name,
    login: subuser.login,
    created_at: context.localDate(subuser.createdAt),
    permissions: toPermissions(subuser.permissionIds, context, language),
  };
}

/**
 * Writes nested data, although it is flat on write (quirk 10); only here is there a status (quirk
 * 12). Empty objects are `[]`, as PHP writes them (quirk 11).
 */
function toBillingData({ login, status, type, billing }: Person): readonly object[] {
  if (billing === null) return [];
  const isEmpty = Object.keys(billing.data).length === 0;
  const extra = { data: isEmpty ? [] : billing.data, extra: billing.extra };
  return [
    {
      login,
      status,
      user_type: type,
      billing_id: billing.id,
      billing_extra: isEmpty && billing.extra.length === 0 ? [] : extra,
    },
  ];
}

function toLicences({ licences }: Person, language: Language) {
  const levels: readonly LicenceLevel[] = ['analytic_l1', 'analytic_l2', 'analytic_l3'];
  return levels.map((type) => {
    const { all, used } = licences[type];
    const free = Math.max(0, all - used);
    return { type, type_pretty: LABELS.licence[type][language], all, free, used };
  });
}
