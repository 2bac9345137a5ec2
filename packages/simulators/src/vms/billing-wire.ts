import { isoDate } from './dates.ts';
import type { Camera, Intercom } from './device-types.ts';
import type { Person } from './model.ts';
import type { VmsStore } from './store.ts';

/** Writes a user (fact sheet 2.1). It has neither permissions nor `billing_info` (quirk 36). */
export function toBillingUser(person: Person) {
  return {
    id: person.id,
    login: person.login,
    name: person.name,
    type: person.type,
    status: person.status,
    created_at: isoDate(person.createdAt),
    updated_at: isoDate(person.updatedAt),
    deleted_at: null,
    can_update_password: person.canUpdatePassword,
    billing_properties: person.properties,
  };
}

/** Writes the shape of `GET cameras?mac=` (3.1). */
export function toCameraByMac(camera: Camera) {
  return {
    id: camera.id,
    status: camera.status,
    name: camera.name,
    is_archive_recording: camera.archiveStorageDays !== null,
    archive_storage_days: camera.archiveStorageDays ?? 0,
    group_type: camera.groupType,
    is_user_owner: camera.isUserOwner,
    is_need_replace: false,
    latitude: camera.latitude,
    longitude: camera.longitude,
    network_device: { mac: camera.mac, serial_number: camera.serialNumber },
    folder: null,
    external_id: camera.externalId,
  };
}

/**
 * Writes the shape of `GET cameras/list` (3.2). The preview's token is a recognisable canary (quirk
 * 14).
 */
export function toCameraListItem(camera: Camera) {
  const stream = (type: 'high' | 'low') => ({ type, status: camera.status, camera_id: camera.id });
  return {
    id: camera.id,
    external_id: camera.externalId,
    start_at: null,
    status: camera.status,
    name: camera.name,
    group_type: camera.groupType,
    streams: [stream('high'), stream('low')],
    preview: `https://vms.local/cameras/${camera.id}/preview.mp4?token=canary-preview-token-${camera.id}`,
  };
}

/** Writes the shape of `GET intercoms/show` (3.3): here `department` is text (quirk 28). */
export function toShownIntercom(intercom: Intercom, store: VmsStore) {
  const group = store.groups.find(({ id }) => id === intercom.groupId);
  const camera = store.camera(intercom.cameraId);
  return {
    id: intercom.id,
    external_id: intercom.externalId,
    department: intercom.departmentType,
    title: intercom.title,
    mac: intercom.mac,
    model: intercom.model,
    serial_number: intercom.serialNumber,
    status: intercom.status,
    flat_from: intercom.flatFrom,
    flat_to: intercom.flatTo,
    source: intercom.source,
    camera: camera && { id: camera.id, title: camera.name },
    group: group && {
      id: group.id,
      name: group.name,
      external_id: group.externalId,
      has_items: true,
    },
  };
}
