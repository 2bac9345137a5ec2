import type { Camera, CameraStream } from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireListedCamera, WireStream } from '../billing-api/device-wire.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';

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

const idOf = ({ camera, context }: Source<'camera', WireListedCamera>) =>
  toGlobalId(context.provider.id, 'camera', camera.id);

const toStream = defineModel<Lazy<CameraStream>, WireStream>('CameraStream', {
  type: ({ type }) => type,
  status: ({ status }) => status,
});

/** Creates a camera that was read by its id. */
export const createListedCamera = defineModel<Lazy<Camera>, Source<'camera', WireListedCamera>>(
  'Camera',
  {
    ...NOT_PROVIDED,
    id: idOf,
    name: ({ camera }) => camera.name,
    status: ({ camera }) => camera.status,
    startAt: ({ camera, context }) => toInstant(camera.start_at, context.timeZone),
    groupType: ({ camera }) => camera.group_type,
    externalId: ({ camera }) => camera.external_id,
    streams: ({ camera: { streams } }) => streams && mapList(streams, toStream),
    previewUrl: (source) => auditSecret(idOf(source), 'previewUrl', source.camera.preview),
  },
);
