import type { Camera, CameraStream } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireListedCamera, WireStream } from '../billing-api/device-wire.ts';
import type { VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';

/** Maps a camera that was read by its id: the Billing API returns few of its fields. */
export function toListedCamera(
  camera: WireListedCamera,
  { provider, timeZone }: VmsContext,
): Lazy<Camera> {
  const id = toGlobalId(provider.id, 'camera', camera.id);
  return {
    ...NOT_PROVIDED,
    __typename: 'Camera',
    id,
    name: camera.name,
    status: camera.status,
    startAt: () => toInstant(camera.start_at, timeZone),
    groupType: camera.group_type,
    externalId: camera.external_id,
    streams: camera.streams?.map(toStream) ?? null,
    previewUrl: auditSecret(id, 'previewUrl', camera.preview),
  };
}

const toStream = ({ type, status }: WireStream): Lazy<CameraStream> => ({
  __typename: 'CameraStream',
  type,
  status,
});

/** The fields that only the document of a user contains. */
const NOT_PROVIDED = {
  type: null,
  groupId: null,
  topGroupId: null,
  group: null,
  order: null,
  createdAt: null,
  updatedAt: null,
  deletedAt: null,
  origin: null,
  folderId: null,
  isSensitive: null,
  isBufferEnabled: null,
  isPublic: null,
  countIssues: null,
  azimuth: null,
  location: null,
  isUserOwner: null,
  packId: null,
  source: null,
  archiveStorageDays: null,
  isArchiveRecording: null,
  isIncreasedReconnect: null,
  modelId: null,
  isSoundEnabled: null,
  isNeedReplace: null,
  ip: null,
  bridgeId: null,
  uuid: null,
  archiveRecordingType: null,
  isAutoCreateStreams: null,
  hostId: null,
  isEnabled: null,
  isEditable: null,
  isIntercom: null,
  servicesList: null,
  services: null,
} as const;
