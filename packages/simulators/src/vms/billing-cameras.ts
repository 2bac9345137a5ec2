import type { SimulatedResponse } from '../core/message.ts';
import { isObject } from '../core/plain-object.ts';
import { type BillingApiContext, requireUser } from './billing-rules.ts';
import type { Camera } from './device-types.ts';
import { parseExternalId, parseInteger } from './input.ts';
import type { AccessStatus, CameraAccess } from './model.ts';
import { NO_CONTENT, NOT_FOUND } from './responses.ts';
import type { Call } from './router.ts';
import type { VmsStore } from './store.ts';
import { Validation } from './validation.ts';

/**
 * One of the four lists by which the caller names cameras, and the id property of its elements in
 * 25.06.
 */
interface Selector {
  readonly field: string;
  readonly property: string;
  readonly find: (store: VmsStore, id: unknown) => readonly Camera[];
}

const SELECTORS: readonly Selector[] = [
  {
    field: 'camera_ids',
    property: 'camera_id',
    find: ({ cameras }, id) => cameras.filter((camera) => camera.id === parseInteger(id)),
  },
  {
    field: 'camera_external_ids',
    property: 'external_id',
    find: ({ cameras }, id) =>
      cameras.filter((camera) => camera.externalId === parseExternalId(id)),
  },
  {
    field: 'public_group_external_ids',
    property: 'external_id',
    find: (store, id) => camerasOfGroup(store, id, 'public'),
  },
  {
    field: 'private_group_external_ids',
    property: 'group_external_id',
    find: (store, id) => camerasOfGroup(store, id, 'private'),
  },
];

/**
 * Handles `POST /api/v1/billing/user/manage/cameras` (fact sheet 2.7): the user has these cameras
 * and no others (INFERRED from "synchronise"). The `key` of private groups is accepted and ignored.
 */
export function synchroniseCameras(context: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, context);
  const stored = new Map(person?.cameras.map((access) => [access.cameraId, access]));
  const wanted = new Map<number, CameraAccess>();
  for (const selector of SELECTORS) {
    for (const [key, element] of validation.elements(selector.field)) {
      const id = isObject(element) ? element[selector.property] : element;
      const cameras = selector.find(context.store, id);
      if (cameras.length === 0) validation.refuse(key, call.texts.selected(key));
      const status = readStatus(validation, key, element);
      for (const camera of cameras) {
        wanted.set(camera.id, toAccess(camera, stored.get(camera.id), status));
      }
    }
  }
  if (validation.failed) return validation.response();
  if (person === undefined) return NOT_FOUND;
  person.cameras = [...wanted.values()];
  return NO_CONTENT;
}

/**
 * Reads the status per camera or group, which exists since 25.06; without it the current status
 * stays.
 */
function readStatus(
  validation: Validation,
  key: string,
  element: unknown,
): AccessStatus | undefined {
  const status = isObject(element) ? element['status'] : undefined;
  if (status === 'active' || status === 'blocked') return status;
  if (status !== undefined) {
    validation.refuse(`${key}.status`, validation.texts.selected(`${key}.status`));
  }
  return undefined;
}

function toAccess(
  { id, name }: Camera,
  stored: CameraAccess | undefined,
  status: AccessStatus | undefined,
): CameraAccess {
  const access = stored ?? { cameraId: id, name, isFavorite: false, status: 'active' };
  return { ...access, status: status ?? access.status };
}

function camerasOfGroup(
  store: VmsStore,
  externalId: unknown,
  groupType: Camera['groupType'],
): readonly Camera[] {
  const group = store.groups.find(
    ({ type, externalId: own }) =>
      type === 'cameras' && own !== null && own === parseExternalId(externalId),
  );
  return store.cameras.filter(
    (camera) => camera.groupId === group?.id && camera.groupType === groupType,
  );
}
