import type {
  CameraCapabilities,
  CameraGroup,
  VmsCameraAccess,
  VmsCameraDetails,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { IdType } from '../../kit/ids/id-types.ts';
import type { Source, VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';
import { toVmsUserStatus } from '../user-status.ts';
import type { WireCamera, WireCameraGroup } from './camera-wire.ts';

const toId = (
  { context: { provider } }: { readonly context: VmsContext },
  type: IdType,
  id: string | null,
) => toGlobalIdOrNull(provider.id, type, id);

const toCapabilities = defineModel<
  Lazy<CameraCapabilities>,
  NonNullable<WireCamera['services_list']>
>('CameraCapabilities', {
  hasPtz: ({ ptz }) => ptz,
  hasMotionDetection: ({ motion_detect }) => motion_detect,
});

/** A camera in the document of a user. */
interface DetailsSource extends Source<'camera', WireCamera> {
  /** Whether the camera is beyond the fan-out limit of its page. */
  readonly isBeyondFanout: boolean;
}

/** Creates what only the document of a user says of a camera. */
export const createCameraDetails = defineModel<Lazy<VmsCameraDetails>, DetailsSource>(
  'VmsCameraDetails',
  {
    type: ({ camera }) => camera.type,
    group: ({ camera: { group }, context, isBeyondFanout }) =>
      group && createCameraGroup({ group, context, isBeyondFanout }),
    order: ({ camera }) => camera.order,
    createdAt: ({ camera, context }) => toInstant(camera.created_at, context.timeZone),
    updatedAt: ({ camera, context }) => toInstant(camera.updated_at, context.timeZone),
    deletedAt: ({ camera, context }) => toInstant(camera.deleted_at, context.timeZone),
    origin: ({ camera }) => camera.origin,
    folderId: (source) => toId(source, 'folder', source.camera.folder_id),
    isSensitive: ({ camera }) => camera.is_sensitive,
    isBuffered: ({ camera }) => camera.is_buffer_enabled,
    isPublic: ({ camera }) => camera.is_public,
    openIssueCount: ({ camera }) => camera.count_issues,
    azimuthDegrees: ({ camera }) => camera.azimuth,
    location: ({ camera }) => camera.location,
    isOwnedByUser: ({ camera }) => camera.is_user_owner,
    packId: (source) => toId(source, 'pack', source.camera.pack_id),
    source: ({ camera }) => camera.source,
    archiveStorageDays: ({ camera }) => camera.archive_storage_days,
    isArchiveRecording: ({ camera }) => camera.is_archive_recording,
    reconnectsMoreOften: ({ camera }) => camera.is_increased_reconnect,
    modelId: (source) => toId(source, 'model', source.camera.model_id),
    isSoundEnabled: ({ camera }) => camera.is_sound_enabled,
    needsReplacement: ({ camera }) => camera.is_need_replace,
    ip: ({ camera }) => camera.ip,
    bridgeId: (source) => toId(source, 'bridge', source.camera.bridge_id),
    uuid: ({ camera }) => camera.uuid,
    archiveRecordingType: ({ camera }) => camera.archive_recording_type,
    createsStreams: ({ camera }) => camera.is_auto_create_streams,
    hostId: (source) => toId(source, 'host', source.camera.host_id),
    isEnabled: ({ camera }) => camera.is_enabled,
    isEditable: ({ camera }) => camera.is_editable,
    isIntercom: ({ camera }) => camera.is_intercom,
    capabilities: ({ camera: { services_list } }) => services_list && toCapabilities(services_list),
    services: ({ camera }) => camera.services,
  },
);

/** The access of a user to one camera. */
type AccessSource = Source<'pivot', NonNullable<WireCamera['pivot']>>;

/** Creates the access of a user to one camera. */
export const createCameraAccess = defineModel<Lazy<VmsCameraAccess>, AccessSource>(
  'VmsCameraAccess',
  {
    name: ({ pivot }) => pivot.name,
    status: ({ pivot }) => toVmsUserStatus(() => pivot.status),
    statusText: ({ pivot }) => pivot.status,
    isFavorite: ({ pivot }) => pivot.is_favorite,
    order: ({ pivot }) => pivot.order,
    loginId: (source) => toId(source, 'login', source.pivot.login_id),
  },
);

type GroupSource = Source<'group', WireCameraGroup> & Pick<DetailsSource, 'isBeyondFanout'>;

const createCameraGroup = defineModel<Lazy<CameraGroup>, GroupSource>('CameraGroup', {
  id: ({ group, context }) => toGlobalId(context.provider.id, 'camera-group', group.id),
  parentId: (source) => toId(source, 'camera-group', source.group.parent_id),
  depth: ({ group }) => group.depth,
  pathIndex: ({ group }) => group.path_index,
  name: ({ group }) => group.name,
  shortName: ({ group }) => group.short_pretty,
  fullName: ({ group }) => group.full_pretty,
  isHouse: ({ group }) => group.is_house,
  type: ({ group }) => group.type,
  uuid: ({ group }) => group.uuid,
  createdAt: ({ group, context }) => toInstant(group.created_at, context.timeZone),
  updatedAt: ({ group, context }) => toInstant(group.updated_at, context.timeZone),
  user: ({ group: { user_id: id }, context, isBeyondFanout }) =>
    id === null ? null : context.references.user({ id, context, isBeyondFanout }),
  isLegal: ({ group }) => group.is_legal,
  cameraCount: ({ group }) => group.cameras_count,
  topGroupId: (source) => toId(source, 'camera-group', source.group.top_group_id),
  intercomCount: ({ group }) => group.intercoms_count,
});
