import type { SimulatedReply } from '../kit/message.ts';
import { toSpecialUserCamera } from './admin-camera-wire.ts';
import type { AdminCall, AdminOffice } from './admin-office.ts';
import { page } from './admin-page.ts';
import { checkPermissionIds, permissionIdsOf } from './admin-rules.ts';
import { searched, toCameraUser, toShortUser } from './admin-short-user.ts';
import { toAdminUser, toPermissions } from './admin-user-wire.ts';
import { now } from './dates.ts';
import type { Camera } from './estate.ts';
import { isOn, textOf } from './input.ts';
import { LABELS } from './labels.ts';
import type { Person } from './model.ts';
import { json, noSuchRecord } from './replies.ts';

/**
 * Handles `GET /api/admin/v1/users/{user}` (fact sheet 5.1). It finds billing users only
 * (INFERRED).
 */
export function readUser(office: AdminOffice, call: AdminCall): SimulatedReply {
  const person = office.store.billingUsers.find(({ id }) => id === call.id('user'));
  return person === undefined ? noSuchRecord('User') : json(toAdminUser(person, office, call));
}

/**
 * Handles `PUT /api/admin/v1/users/{user}`, which replaces the permissions (fact sheet 5.2).
 * Ignores `user` (quirk 5).
 */
export function replacePermissions(office: AdminOffice, call: AdminCall): SimulatedReply {
  const person = office.store.billingUsers.find(({ id }) => id === call.id('user'));
  if (person === undefined) return noSuchRecord('User');
  const validation = checkPermissionIds(call, office.store);
  if (validation.failed) return validation.reply();
  person.permissionIds = permissionIdsOf(call);
  person.updatedAt = now();
  return json(toAdminUser(person, office, call));
}

/**
 * Handles `GET /api/admin/v1/users`, which no page documents (fact sheet 5.3), if the option
 * `usersList` is on.
 */
export function listUsers({ store, localDate }: AdminOffice, call: AdminCall): SimulatedReply {
  return page(searched(store.billingUsers, call), call, (person) => toShortUser(person, localDate));
}

/** Handles `GET /api/admin/v1/cameras/{camera}/users` (fact sheet 6). */
export function listCameraUsers({ store }: AdminOffice, call: AdminCall): SimulatedReply {
  const camera = store.camera(call.id('camera'));
  if (camera === undefined) return noSuchRecord('Camera');
  const users = store.people.filter(({ cameras }) =>
    cameras.some(({ cameraId }) => cameraId === camera.id),
  );
  return page(users, call, (person) => toCameraUser(person, store));
}

/**
 * Handles `GET /api/admin/v1/special-users`: the page shows one bare object; here it is the
 * envelope (quirk 23).
 */
export function listSpecialUsers(office: AdminOffice, call: AdminCall): SimulatedReply {
  const special = office.store.people.filter(({ type }) => type === 'special');
  return page(searched(special, call), call, (person) => toSpecialUser(person, office, call));
}

/** Handles `GET /api/admin/v1/special-users/{user}` (fact sheet 6). */
export function readSpecialUser(office: AdminOffice, call: AdminCall): SimulatedReply {
  const person = office.store.person(call.id('user'));
  return person?.type === 'special'
    ? json(toSpecialUser(person, office, call))
    : noSuchRecord('User');
}

/**
 * Handles `GET /api/admin/v1/roles` (fact sheet 6). The effect of `exclude` is unknown, so it has
 * no effect here.
 */
export function listRoles(office: AdminOffice, call: AdminCall): SimulatedReply {
  const type = textOf(call.input['type']);
  const roles = office.store.roles.filter((role) => role.type === (type ?? role.type));
  const withPermissions = isOn(call.input['permissions']);
  return page(roles, call, (role) => ({
    id: role.id,
    name: role.name,
    type: role.type,
    type_pretty: LABELS.role_type[role.type][call.language],
    created_at: office.localDate(role.createdAt),
    updated_at: office.localDate(role.updatedAt),
    ...(withPermissions && {
      permissions: toPermissions(role.permissionIds, office, call.language),
    }),
  }));
}

function toSpecialUser(person: Person, office: AdminOffice, { language }: AdminCall) {
  const { store, localDate } = office;
  const cameras = person.cameras
    .map(({ cameraId }) => store.camera(cameraId))
    .filter((camera): camera is Camera => camera !== undefined);
  return {
    ...toShortUser(person, localDate),
    user_type: person.type,
    cameras: cameras.map((camera) => toSpecialUserCamera(camera, store, localDate)),
    permissions: toPermissions(person.permissionIds, office, language),
  };
}
