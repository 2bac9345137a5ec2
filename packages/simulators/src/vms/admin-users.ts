import type { SimulatedResponse } from '../core/message.ts';
import type { AdminApiContext, AdminCall } from './admin-api-context.ts';
import { toSpecialUserCamera } from './admin-camera-wire.ts';
import { page } from './admin-page.ts';
import { checkPermissionIds, readPermissionIds } from './admin-rules.ts';
import { searched, toCameraUser, toShortUser } from './admin-short-user.ts';
import { toAdminUser, toPermissions } from './admin-user-wire.ts';
import { now } from './dates.ts';
import type { Camera } from './device-types.ts';
import { isOn, parseText } from './input.ts';
import { LABELS } from './labels.ts';
import type { Person } from './model.ts';
import { json, noSuchRecord } from './responses.ts';

/**
 * Handles `GET /api/admin/v1/users/{user}` (fact sheet 5.1). It finds billing users only
 * (INFERRED).
 */
export function readUser(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const person = context.store.billingUsers.find(({ id }) => id === call.id('user'));
  return person === undefined ? noSuchRecord('User') : json(toAdminUser(person, context, call));
}

/**
 * Handles `PUT /api/admin/v1/users/{user}`, which replaces the permissions (fact sheet 5.2).
 * Ignores `user` (quirk 5).
 */
export function replacePermissions(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const person = context.store.billingUsers.find(({ id }) => id === call.id('user'));
  if (person === undefined) return noSuchRecord('User');
  const validation = checkPermissionIds(call, context.store);
  if (validation.failed) return validation.response();
  person.permissionIds = readPermissionIds(call);
  person.updatedAt = now();
  return json(toAdminUser(person, context, call));
}

/**
 * Handles `GET /api/admin/v1/users`, which no page documents (fact sheet 5.3), if the option
 * `usersList` is on.
 */
export function listUsers(
  { store, localDate }: AdminApiContext,
  call: AdminCall,
): SimulatedResponse {
  return page(searched(store.billingUsers, call), call, (person) => toShortUser(person, localDate));
}

/** Handles `GET /api/admin/v1/cameras/{camera}/users` (fact sheet 6). */
export function listCameraUsers({ store }: AdminApiContext, call: AdminCall): SimulatedResponse {
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
export function listSpecialUsers(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const special = context.store.people.filter(({ type }) => type === 'special');
  return page(searched(special, call), call, (person) => toSpecialUser(person, context, call));
}

/** Handles `GET /api/admin/v1/special-users/{user}` (fact sheet 6). */
export function readSpecialUser(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const person = context.store.person(call.id('user'));
  return person?.type === 'special'
    ? json(toSpecialUser(person, context, call))
    : noSuchRecord('User');
}

/**
 * Handles `GET /api/admin/v1/roles` (fact sheet 6). The effect of `exclude` is unknown, so it has
 * no effect here.
 */
export function listRoles(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const type = parseText(call.input['type']);
  const roles = context.store.roles.filter((role) => role.type === (type ?? role.type));
  const withPermissions = isOn(call.input['permissions']);
  return page(roles, call, (role) => ({
    id: role.id,
    name: role.name,
    type: role.type,
    type_pretty: LABELS.role_type[role.type][call.language],
    created_at: context.localDate(role.createdAt),
    updated_at: context.localDate(role.updatedAt),
    ...(withPermissions && {
      permissions: toPermissions(role.permissionIds, context, call.language),
    }),
  }));
}

function toSpecialUser(person: Person, context: AdminApiContext, { language }: AdminCall) {
  const { store, localDate } = context;
  const cameras = person.cameras
    .map(({ cameraId }) => store.camera(cameraId))
    .filter((camera): camera is Camera => camera !== undefined);
  return {
    ...toShortUser(person, localDate),
    user_type: person.type,
    cameras: cameras.map((camera) => toSpecialUserCamera(camera, store, localDate)),
    permissions: toPermissions(person.permissionIds, context, language),
  };
}
