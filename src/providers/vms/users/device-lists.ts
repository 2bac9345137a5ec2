import type {
  Camera,
  VmsUserCameraEdge,
  VmsUserCamerasArgs,
  VmsUserIntercomEdge,
} from '../../../generated/schema-types.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toConnectionOf } from '../../kit/paging/connection.ts';
import type { WireListedCamera } from '../billing-api/device-wire.ts';
import type { VmsContext } from '../context.ts';
import { toBatches } from '../devices/camera-batches.ts';
import { createCameraAccess, createCameraDetails } from '../devices/camera-details-mapper.ts';
import { createCamera, createListedCamera } from '../devices/camera-mapper.ts';
import type { WireCamera } from '../devices/camera-wire.ts';
import { createIntercomDetails } from '../devices/intercom-details-mapper.ts';
import { createIntercom } from '../devices/intercom-mapper.ts';
import type { WireIntercom } from '../devices/intercom-wire.ts';
import { requireAdmin } from '../reads.ts';
import { sliceUserList, type UserList } from './slice-user-list.ts';

interface CameraEdgeSource {
  readonly cursor: string;
  readonly node: Lazy<Camera>;
  readonly context: VmsContext;
  /** The camera in the document of the user; null without the Admin API. */
  readonly camera: WireCamera | null;
  readonly isBeyondFanout: boolean;
}

/** @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` without the Admin API. */
function requireOwn({ camera, context }: CameraEdgeSource): WireCamera | null {
  if (camera === null) requireAdmin(context.reads.installation, 'read of this field');
  return camera;
}

const createCameraEdge = defineModel<Lazy<VmsUserCameraEdge>, CameraEdgeSource>(
  'VmsUserCameraEdge',
  {
    cursor: ({ cursor }) => cursor,
    node: ({ node }) => node,
    access: (source) => {
      const pivot = requireOwn(source)?.pivot ?? null;
      return pivot && createCameraAccess({ pivot, context: source.context });
    },
    details: (source) => {
      const camera = requireOwn(source);
      const { context, isBeyondFanout } = source;
      return camera && createCameraDetails({ camera, context, isBeyondFanout });
    },
  },
);

/** Returns a page of the cameras in the document of a user. */
export function toUserCameras(
  { list, user, context }: UserList<WireCamera>,
  args: VmsUserCamerasArgs,
) {
  const slice = sliceUserList({ list, user, context }, 'cameras', args);
  const batches = toBatches(slice.items.map(({ id }) => id));
  const items = mapList(slice.items, (camera, index) => {
    const { id } = camera;
    const node: Lazy<Camera> = createCamera({ id, camera, context, batch: batches[index] ?? [] });
    return { node, camera, context, isBeyondFanout: index >= MAX_FANOUT };
  });
  return toConnectionOf(
    { ...slice, items },
    'VmsUserCameraConnection',
    ({ node }) => node,
    (item, cursor) => createCameraEdge({ ...item, cursor }),
  );
}

/** Returns a page of the cameras that the Billing API lists for the login of a user. */
export function toListedUserCameras(
  { list, user, context }: UserList<WireListedCamera>,
  args: VmsUserCamerasArgs,
) {
  const slice = sliceUserList({ list, user, context }, 'cameras', args);
  const items = mapList(slice.items, (camera) => {
    const node: Lazy<Camera> = createListedCamera({ camera, context });
    return { node, camera: null, context, isBeyondFanout: false };
  });
  return toConnectionOf(
    { ...slice, items },
    'VmsUserCameraConnection',
    ({ node }) => node,
    (item, cursor) => createCameraEdge({ ...item, cursor }),
  );
}

/** Returns a page of the intercoms in the document of a user. Only the first `MAX_FANOUT` of a page are read by their ids. */
export function toUserIntercoms(
  { list, user, context }: UserList<WireIntercom>,
  args: VmsUserCamerasArgs,
) {
  const slice = sliceUserList({ list, user, context }, 'intercoms', args);
  const batches = toBatches(slice.items.map(toCameraId));
  const items = mapList(slice.items, (intercom, index) => ({
    intercom,
    node: createIntercom({
      id: intercom.id,
      intercom,
      context,
      batch: batches[index] ?? [],
      isBeyondFanout: index >= MAX_FANOUT,
    }),
  }));
  return toConnectionOf(
    { ...slice, items },
    'VmsUserIntercomConnection',
    ({ node }) => node,
    ({ intercom, node }, cursor): Lazy<VmsUserIntercomEdge> => ({
      __typename: 'VmsUserIntercomEdge',
      cursor,
      node,
      details: createIntercomDetails({ intercom, context }),
    }),
  );
}

const toCameraId = (intercom: WireIntercom) => readOr(null, () => intercom.camera_id);
