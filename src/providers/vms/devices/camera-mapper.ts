import type {
  Camera,
  CameraGroup,
  CameraServices,
  VmsCameraAccess,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { Source, VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireCamera, WireCameraGroup } from './camera-wire.ts';

const toId = (
  { context: { provider } }: Pick<Source<'camera', WireCamera>, 'context'>,
  type: string,
  id: string | null,
) => toGlobalIdOrNull(provider.id, type, id);

const toCameraServices = defineModel<
  Lazy<CameraServices>,
  NonNullable<WireCamera['services_list']>
>('CameraServices', { ptz: ({ ptz }) => ptz, motionDetect: ({ motion_detect }) => motion_detect });

/** Creates a camera in the document of a user. */
export const createCamera = defineModel<Lazy<Camera>, Source<'camera', WireCamera>>('Camera', {
  id: ({ camera, context }) => toGlobalId(context.provider.id, 'camera', camera.id),
  name: ({ camera }) => camera.name,
  status: ({ camera }) => camera.status,
  type: ({ camera }) => camera.type,
  startAt: ({ camera, context }) => toInstant(camera.start_at, context.timeZone),
  groupId: (source) => toId(source, 'camera-group', source.camera.group_id),
  topGroupId: (source) => toId(source, 'camera-group', source.camera.top_group_id),
  group: ({ camera: { group }, context }) => group && toCameraGroup({ group, context }),
  order: ({ camera }) => camera.order,
  createdAt: ({ camera, context }) => toInstant(camera.created_at, context.timeZone),
  updatedAt: ({ camera, context }) => toInstant(camera.updated_at, context.timeZone),
  deletedAt: ({ camera, context }) => toInstant(camera.deleted_at, context.timeZone),
  origin: ({ camera }) => camera.origin,
  groupType: ({ camera }) => camera.group_type,
  folderId: (source) => toId(source, 'folder', source.camera.folder_id),
  isSensitive: ({ camera }) => camera.is_sensitive,
  isBufferEnabled: ({ camera }) => camera.is_buffer_enabled,
  isPublic: ({ camera }) => camera.is_public,
  countIssues: ({ camera }) => camera.count_issues,
  azimuth: ({ camera }) => camera.azimuth,
  location: ({ camera }) => camera.location,
  isUserOwner: ({ camera }) => camera.is_user_owner,
  packId: (source) => toId(source, 'pack', source.camera.pack_id),
  source: ({ camera }) => camera.source,
  archiveStorageDays: ({ camera }) => camera.archive_storage_days,
  isArchiveRecording: ({ camera }) => camera.is_archive_recording,
  isIncreasedReconnect: ({ camera }) => camera.is_increased_reconnect,
  modelId: (source) => toId(source, 'model', source.camera.model_id),
  isSoundEnabled: ({ camera }) => camera.is_sound_enabled,
  isNeedReplace: ({ camera }) => camera.is_need_replace,
  ip: ({ camera }) => camera.ip,
  bridgeId: (source) => toId(source, 'bridge', source.camera.bridge_id),
  uuid: ({ camera }) => camera.uuid,
  archiveRecordingType: ({ camera }) => camera.archive_recording_type,
  isAutoCreateStreams: ({ camera }) => camera.is_auto_create_streams,
  hostId: (source) => toId(source, 'host', source.camera.host_id),
  isEnabled: ({ camera }) => camera.is_enabled,
  isEditable: ({ camera }) => camera.is_editable,
  isIntercom: ({ camera }) => camera.is_intercom,
  servicesList: ({ camera: { services_list } }) => services_list && toCameraServices(services_list),
  services: ({ camera }) => camera.services,
  externalId: null,
  streams: null,
  previewUrl: null,
});

type Access = Source<'camera', WireCamera> & { readonly pivot: NonNullable<WireCamera['pivot']> };

const createAccess = defineModel<Lazy<VmsCameraAccess>, Access>('VmsCameraAccess', {
  camera: createCamera,
  name: ({ pivot }) => pivot.name,
  status: ({ pivot }) => pivot.status,
  isFavorite: ({ pivot }) => pivot.is_favorite,
  order: ({ pivot }) => pivot.order,
  loginId: ({ pivot, context }) => toGlobalIdOrNull(context.provider.id, 'login', pivot.login_id),
});

/** Returns null if the document does not say what the user may do with the camera. */
export function toCameraAccess(
  camera: WireCamera,
  context: VmsContext,
): Lazy<VmsCameraAccess> | null {
  const { pivot } = camera;
  return pivot && createAccess({ camera, context, pivot });
}

const toCameraGroup = defineModel<Lazy<CameraGroup>, Source<'group', WireCameraGroup>>(
  'CameraGroup',
  {
    id: ({ group, context }) => toGlobalId(context.provider.id, 'camera-group', group.id),
    parentId: (source) => toId(source, 'camera-group', source.group.parent_id),
    depth: ({ group }) => group.depth,
    pathIndex: ({ group }) => group.path_index,
    name: ({ group }) => group.name,
    isHouse: ({ group }) => group.is_house,
    type: ({ group }) => group.type,
    uuid: ({ group }) => group.uuid,
    createdAt: ({ group, context }) => toInstant(group.created_at, context.timeZone),
    updatedAt: ({ group, context }) => toInstant(group.updated_at, context.timeZone),
    userId: (source) => toId(source, 'user', source.group.user_id),
    isLegal: ({ group }) => group.is_legal,
    camerasCount: ({ group }) => group.cameras_count,
    shortLabel: ({ group }) => group.short_pretty,
    fullLabel: ({ group }) => group.full_pretty,
    topGroupId: (source) => toId(source, 'camera-group', source.group.top_group_id),
    intercomsCount: ({ group }) => group.intercoms_count,
  },
);
