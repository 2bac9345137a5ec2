import type { Camera, CameraStream } from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel, type LoadedField } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireListedCamera, WireStream } from '../billing-api/device-wire.ts';
import type { Source, VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';
import { listedCamera } from '../reads.ts';
import type { WireCamera } from './camera-wire.ts';
import { toCameraGroupType, toCameraStatus, toStreamStatus, toStreamType } from './device-words.ts';

/** A camera of which the id is known. */
interface CameraReference {
  readonly id: string;
  readonly context: VmsContext;
  /** The ids of the cameras that are read in the same call, at most `MAX_LISTED_CAMERAS`. */
  readonly batch: readonly string[];
}

const toStream = defineModel<Lazy<CameraStream>, WireStream>('CameraStream', {
  type: (stream) => toStreamType(() => stream.type),
  typeText: ({ type }) => type,
  status: (stream) => toStreamStatus(() => stream.status),
  statusText: ({ status }) => status,
});

const toId = ({ context: { provider } }: Pick<CameraReference, 'context'>, id: string) =>
  toGlobalId(provider.id, 'camera', id);

/** What every document says of a camera. */
const COMMON = {
  name: ({ name }: WireCamera | WireListedCamera) => name,
  status: (camera: WireCamera | WireListedCamera) => toCameraStatus(() => camera.status),
  statusText: ({ status }: WireCamera | WireListedCamera) => status,
  startAt: ({ start_at }: WireCamera | WireListedCamera, { timeZone }: VmsContext) =>
    toInstant(start_at, timeZone),
  groupType: (camera: WireCamera | WireListedCamera) => toCameraGroupType(() => camera.group_type),
  groupTypeText: ({ group_type }: WireCamera | WireListedCamera) => group_type,
};

/** What only the list of cameras says. */
const LISTED = {
  externalId: ({ external_id }: WireListedCamera) => external_id,
  streams: ({ streams }: WireListedCamera) => streams && mapList(streams, toStream),
  previewUrl: ({ id, preview }: WireListedCamera, context: VmsContext) =>
    auditSecret(toId({ context }, id), 'previewUrl', preview),
};

/** Creates a field that reads the camera by its id, together with the others of its batch. */
const listed = <Value>(
  map: (camera: WireListedCamera, context: VmsContext) => Value,
): LoadedField<CameraReference, Value | null> => ({
  reads: [listedCamera],
  load: async ({ id, context, batch }) => {
    // Requested in one turn, so that the number of calls does not depend on when each field is read.
    for (const other of batch) context.reads.load(listedCamera, other).catch(() => {});
    const camera = await context.reads.load(listedCamera, id);
    return camera && map(camera, context);
  },
});

const LAZY_LISTED = {
  externalId: listed(LISTED.externalId),
  streams: listed(LISTED.streams),
  previewUrl: listed(LISTED.previewUrl),
};

type CameraSource<Document> = Source<'camera', Document>;

/** The fields that are in the document that was read. */
const FROM_DOCUMENT = {
  name: ({ camera }: CameraSource<WireCamera | WireListedCamera>) => COMMON.name(camera),
  status: ({ camera }: CameraSource<WireCamera | WireListedCamera>) => COMMON.status(camera),
  statusText: ({ camera }: CameraSource<WireCamera | WireListedCamera>) =>
    COMMON.statusText(camera),
  startAt: ({ camera, context }: CameraSource<WireCamera | WireListedCamera>) =>
    COMMON.startAt(camera, context),
  groupType: ({ camera }: CameraSource<WireCamera | WireListedCamera>) => COMMON.groupType(camera),
  groupTypeText: ({ camera }: CameraSource<WireCamera | WireListedCamera>) =>
    COMMON.groupTypeText(camera),
};

/** Creates a camera in the document of a user. What that document lacks is read by the id. */
export const createCamera = defineModel<Lazy<Camera>, CameraReference & CameraSource<WireCamera>>(
  'Camera',
  { id: (source) => toId(source, source.id), ...FROM_DOCUMENT, ...LAZY_LISTED },
);

/** Creates a camera that was read by its id, or in the list of a login. */
export const createListedCamera = defineModel<Lazy<Camera>, CameraSource<WireListedCamera>>(
  'Camera',
  {
    id: (source) => toId(source, source.camera.id),
    ...FROM_DOCUMENT,
    externalId: ({ camera }) => LISTED.externalId(camera),
    streams: ({ camera }) => LISTED.streams(camera),
    previewUrl: ({ camera, context }) => LISTED.previewUrl(camera, context),
  },
);

/** Creates a camera of which only the id is known. */
export const createCameraReference = defineModel<Lazy<Camera>, CameraReference>('Camera', {
  id: (source) => toId(source, source.id),
  name: listed(COMMON.name),
  status: listed(COMMON.status),
  statusText: listed(COMMON.statusText),
  startAt: listed(COMMON.startAt),
  groupType: listed(COMMON.groupType),
  groupTypeText: listed(COMMON.groupTypeText),
  ...LAZY_LISTED,
});
