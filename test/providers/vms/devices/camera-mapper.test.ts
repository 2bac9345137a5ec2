import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import {
  wireCameraList,
  wireListedCamera,
} from '../../../../src/providers/vms/billing-api/device-wire.ts';
import type { VmsContext } from '../../../../src/providers/vms/context.ts';
import { createListedCamera } from '../../../../src/providers/vms/devices/camera-mapper.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { stubReads } from '../../../support/upstreams/stub-reads.ts';
import { fieldsOf } from '../../../support/values/plain.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { REFERENCES } from '../../../support/vms/references.ts';
import { resolved } from '../../../support/vms/resolve-lazy.ts';

const TOKYO: VmsContext = {
  provider: { __typename: 'Provider', id: 'vms-north', kind: 'VMS' },
  timeZone: 'Asia/Tokyo',
  reads: stubReads(),
  references: REFERENCES,
};

/** A camera with every property that the fact sheet lists (3.2). */
const CAMERA = {
  id: 3,
  external_id: '5f0d3c1e-6a4b-4c0e-9b51-000000000003',
  start_at: '2022-11-16 18:22:00',
  status: 'active',
  name: 'Parking, north',
  group_type: 'public',
  streams: [
    { type: 'high', status: 'active', camera_id: 3 },
    { type: 'low', status: 'inactive', camera_id: 3 },
  ],
  preview: 'https://vms.local/cameras/3/preview.mp4?token=canary-preview-token',
};

const toCamera = (members: object = {}, installation: object = {}) => {
  const camera = decode(wireListedCamera, { ...CAMERA, ...members });
  return resolved(createListedCamera({ camera, context: { ...TOKYO, ...installation } }));
};

describe('createListedCamera', () => {
  it('returns every field from the list', async () => {
    const camera = Object(await toCamera());
    assert.deepEqual(fieldsOf(camera), {
      __typename: 'Camera',
      id: 'vms-north/camera/3',
      externalId: '5f0d3c1e-6a4b-4c0e-9b51-000000000003',
      startAt: new Date('2022-11-16T09:22:00Z'),
      status: 'ACTIVE',
      statusText: 'active',
      name: 'Parking, north',
      groupType: 'PUBLIC',
      groupTypeText: 'public',
      previewUrl: CAMERA.preview,
      streams: [
        {
          __typename: 'CameraStream',
          type: 'HIGH',
          typeText: 'high',
          status: 'ACTIVE',
          statusText: 'active',
        },
        {
          __typename: 'CameraStream',
          type: 'LOW',
          typeText: 'low',
          status: 'INACTIVE',
          statusText: 'inactive',
        },
      ],
    });
  });

  it('returns null for fields that the version omits', async () => {
    const { external_id, group_type, streams, start_at, status, ...early } = CAMERA;
    const camera = decode(wireListedCamera, { ...early, camera_id: 26 });
    const shown = await resolved(createListedCamera({ camera, context: TOKYO }));
    for (const member of ['externalId', 'groupTypeText', 'streams', 'startAt', 'statusText']) {
      assert.equal(memberAt(shown, member), null, member);
    }
    assert.deepEqual(
      [memberAt(shown, 'status'), memberAt(shown, 'groupType')],
      ['UNKNOWN', 'UNKNOWN'],
    );
  });

  it('quirk 14: never prints the token of the preview', () => {
    const listed = decode(wireListedCamera, CAMERA);
    const camera = createListedCamera({ camera: listed, context: TOKYO });
    const printed = JSON.stringify([listed, camera]) + inspect([listed, camera], { depth: null });
    assert.equal(printed.includes('canary'), false);
  });

  it('quirk 29: returns a numeric external id as text', async () => {
    assert.equal(memberAt(await toCamera({ external_id: 26 }), 'externalId'), '26');
  });

  it('returns no start date if the time zone is unknown', async () => {
    assert.equal(memberAt(await toCamera({}, { timeZone: null }), 'startAt'), null);
    const zoned = { start_at: '2022-11-16T15:22:00.000000Z' };
    assert.deepEqual(
      memberAt(await toCamera(zoned, { timeZone: null }), 'startAt'),
      new Date('2022-11-16T15:22:00Z'),
    );
  });
});

describe('wireCameraList', () => {
  it('quirk 18: returns null if the response is null', () => {
    assert.equal(decode(wireCameraList, null), null);
  });
});
