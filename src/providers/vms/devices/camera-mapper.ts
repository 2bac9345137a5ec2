import type { Camera, CameraGroup, VmsCameraAccess } from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireCamera, WireCameraGroup } from './camera-wire.ts';

/** Maps a camera in the document of a user. */
export function toCamera(camera: WireCamera, { provider, timeZone }: VmsContext): Lazy<Camera> {
  const globalId = (type: string, id: string | null) => toGlobalIdOrNull(provider.id, type, id);
  const instant = (text: string | null) => toInstant(text, timeZone);
  return {
    __typename: 'Camera',
    id: toGlobalId(provider.id, 'camera', camera.id),
    name: camera.name,
    status: camera.status,
    type: camera.type,
    startAt: () => instant(camera.start_at),
    groupId: globalId('camera-group', camera.group_id),
    topGroupId: globalId('camera-group', camera.top_group_id),
    group: () => camera.group && toCameraGroup(camera.group, { provider, timeZone }),
    order: camera.order,
    createdAt: () => instant(camera.created_at),
    updatedAt: () => instant(camera.updated_at),
    deletedAt: () => instant(camera.deleted_at),
    origin: camera.origin,
    groupType: camera.group_type,
    folderId: globalId('folder', camera.folder_id),
    isSensitive: camera.is_sensitive,
    isBufferEnabled: camera.is_buffer_enabled,
    isPublic: camera.is_public,
    countIssues: camera.count_issues,
    azimuth: camera.azimuth,
    location: camera.location,
    isUserOwner: camera.is_user_owner,
    packId: globalId('pack', camera.pack_id),
    source: camera.source,
    archiveStorageDays: camera.archive_storage_days,
    isArchiveRecording: camera.is_archive_recording,
    isIncreasedReconnect: camera.is_increased_reconnect,
    modelId: globalId('model', camera.model_id),
    isSoundEnabled: camera.is_sound_enabled,
    isNeedReplace: camera.is_need_replace,
    ip: camera.ip,
    bridgeId: globalId('bridge', camera.bridge_id),
    uuid: camera.uuid,
    archiveRecordingType: camera.archive_recording_type,
    isAutoCreateStreams: camera.is_auto_create_streams,
    hostId: globalId('host', camera.host_id),
    isEnabled: camera.is_enabled,
    isEditable: camera.is_editable,
    isIntercom: camera.is_intercom,
    servicesList: camera.services_list && {
      __typename: 'CameraServices',
      ptz: camera.services_list.ptz,
      motionDetect: camera.services_list.motion_detect,
    },
    services: camera.services,
    externalId: null,
    streams: null,
    previewUrl: null,
  };
}

/** Returns null if the document does not say what the user may do with the camera. */
export function toCameraAccess(
  camera: WireCamera,
  context: VmsContext,
): Lazy<VmsCameraAccess> | null {
  const { pivot } = camera;
  return (
    pivot && {
      __typename: 'VmsCameraAccess',
      camera: () => toCamera(camera, context),
      name: pivot.name,
      status: pivot.status,
      isFavorite: pivot.is_favorite,
      order: pivot.order,
      loginId: toGlobalIdOrNull(context.provider.id, 'login', pivot.login_id),
    }
  );
}

function toCameraGroup(
  group: WireCameraGroup,
  { provider, timeZone }: VmsContext,
): Lazy<CameraGroup> {
  const groupId = (id: string | null) => toGlobalIdOrNull(provider.id, 'camera-group', id);
  return {
    __typename: 'CameraGroup',
    id: toGlobalId(provider.id, 'camera-group', group.id),
    parentId: groupId(group.parent_id),
    depth: group.depth,
    pathIndex: group.path_index,
    name: group.name,
    isHouse: group.is_house,
    type: group.type,
    uuid: group.uuid,
    createdAt: () => toInstant(group.created_at, timeZone),
    updatedAt: () => toInstant(group.updated_at, timeZone),
    userId: toGlobalIdOrNull(provider.id, 'user', group.user_id),
    isLegal: group.is_legal,
    camerasCount: group.cameras_count,
    shortLabel: group.short_pretty,
    fullLabel: group.full_pretty,
    topGroupId: groupId(group.top_group_id),
    intercomsCount: group.intercoms_count,
  };
}
