import { isoDate, type LocalDate } from './dates.ts';
import type { Camera, Group } from './device-types.ts';
import type { CameraAccess, Person } from './model.ts';
import type { VmsStore } from './store.ts';

interface Access extends CameraAccess {
  readonly order: number;
  readonly person: Person;
}

/** Writes the first camera shape, in the user object (fact sheet 5.5). Its dates are ISO. */
export function toCamera(camera: Camera, access: Access, store: VmsStore) {
  return {
    ...toSharedProperties(camera, store),
    order: access.order,
    start_at: null,
    created_at: isoDate(camera.createdAt),
    updated_at: isoDate(camera.updatedAt),
    is_sensitive: camera.isSensitive,
    services_list: { ptz: camera.hasPtz, motion_detect: camera.detectsMotion },
    pivot: {
      user_id: access.person.id,
      camera_id: camera.id,
      order: access.order,
      name: access.name,
      // Its meaning is unknown; it is 1 in the only sample.
      login_id: 1,
      is_favorite: asNumber(access.isFavorite),
      status: access.status,
    },
    group: toGroup(camera, store),
    services: [],
  };
}

/**
 * Writes the second camera shape, of special users (fact sheet 6.3, quirk 31). Its dates are
 * zone-less.
 */
export function toSpecialUserCamera(camera: Camera, store: VmsStore, localDate: LocalDate) {
  const path = prettyPath(store.groupPath(camera.groupId));
  return {
    ...toSharedProperties(camera, store),
    order: 0,
    start_at: '',
    created_at: localDate(camera.createdAt),
    is_sensitive: asNumber(camera.isSensitive),
    pretty_text: `${path}, ${camera.name}`,
    short_pretty: path,
    can_edit: true,
    shared_from: null,
    lat: camera.latitude,
    lng: camera.longitude,
    is_bridge: false,
    is_ip_reserved: false,
    can_change_archive_timetable: true,
    is_provisioning_enable: false,
    is_can_manage_archive_storage_days: true,
    services: [],
  };
}

/** Returns booleans of both kinds, as the sample mixes them (quirk 8). */
function toSharedProperties(camera: Camera, store: VmsStore) {
  return {
    id: camera.id,
    name: camera.name,
    status: camera.status,
    type: 'media_server_v2',
    group_id: camera.groupId,
    top_group_id: store.groupPath(camera.groupId)[0]?.id,
    origin: null,
    group_type: camera.groupType,
    folder_id: null,
    is_buffer_enabled: false,
    is_public: asNumber(camera.isPublic),
    count_issues: 0,
    azimuth: null,
    location: null,
    is_user_owner: camera.isUserOwner,
    pack_id: null,
    source: 'manual',
    archive_storage_days: camera.archiveStorageDays,
    is_archive_recording: camera.archiveStorageDays !== null,
    is_increased_reconnect: 0,
    model_id: null,
    is_sound_enabled: camera.isSoundEnabled,
    is_need_replace: false,
    ip: camera.ip,
    bridge_id: null,
    uuid: null,
    deleted_at: null,
    archive_recording_type: 'fulltime',
    is_auto_create_streams: false,
    host_id: null,
    is_enabled: asNumber(camera.isEnabled),
    is_editable: true,
    is_intercom: asNumber(camera.isIntercom),
  };
}

/**
 * Writes the first group shape (5.5). Its counts are 0 in the sample although the group holds a
 * camera.
 */
function toGroup({ groupId }: Camera, store: VmsStore) {
  const path = store.groupPath(groupId);
  const group = path.at(-1);
  return (
    group && {
      id: group.id,
      parent_id: group.parentId,
      depth: path.length - 1,
      path_index: 0,
      name: group.name,
      is_house: asNumber(group.isHouse),
      type: group.type,
      uuid: null,
      created_at: isoDate(group.createdAt),
      updated_at: isoDate(group.updatedAt),
      user_id: null,
      is_legal: 0,
      cameras_count: 0,
      short_pretty: prettyPath(path),
      full_pretty: prettyPath(path),
      top_group_id: path[0]?.id,
      intercoms_count: 0,
    }
  );
}

/** Writes the second group shape, of `root-groups` and administrators (fact sheet 6.4). */
export function toRootGroup(group: Group, store: VmsStore) {
  const isBelow = ({ groupId }: { readonly groupId: number }) =>
    store.groupPath(groupId)[0]?.id === group.id;
  return {
    id: group.id,
    name: group.name,
    full_pretty: group.name,
    is_house: asNumber(group.isHouse),
    cameras_count: store.cameras.filter(isBelow).length,
    parent_id: group.parentId,
    csa_id: null,
    intercoms_count: store.intercoms.filter(isBelow).length,
  };
}

function prettyPath(path: readonly Group[]): string {
  return path.map(({ name }) => name).join(', ');
}

function asNumber(flag: boolean): 0 | 1 {
  return flag ? 1 : 0;
}
