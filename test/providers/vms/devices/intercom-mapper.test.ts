import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireShownIntercom } from '../../../../src/providers/vms/billing-api/device-wire.ts';
import type { VmsContext } from '../../../../src/providers/vms/context.ts';
import { createShownIntercom } from '../../../../src/providers/vms/devices/intercom-mapper.ts';
import { shownIntercom, type VmsInstallation } from '../../../../src/providers/vms/reads.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { stubReads } from '../../../support/upstreams/stub-reads.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { REFERENCES } from '../../../support/vms/references.ts';
import { LISTS, resolved } from '../../../support/vms/resolve-lazy.ts';

const NORTH = {
  provider: { __typename: 'Provider', id: 'vms-north', kind: 'VMS' },
  timeZone: 'Europe/Minsk',
  references: REFERENCES,
} as const;

/** An intercom with every property that the fact sheet lists (3.3). */
const INTERCOM = {
  id: 2,
  external_id: 'intercom-2',
  department: 'main',
  title: 'Sosnovaya 1, entrance 1',
  mac: '08:13:c0:00:01:02',
  model: 'IC-3000',
  serial_number: 'IC3000-0002',
  status: 'installed',
  flat_from: 1,
  flat_to: 36,
  source: 'auto',
  camera: { id: 6, title: 'Entrance 1' },
  group: { id: 9, name: 'House 1', external_id: 'house-1', has_items: true },
};

const toIntercom = (members: object = {}) => {
  const intercom = decode(wireShownIntercom, { ...INTERCOM, ...members });
  // Its group is read with the same read, which is made once.
  const reads = stubReads<VmsInstallation>([[shownIntercom, async () => intercom]]);
  const context: VmsContext = { ...NORTH, reads };
  return resolved(createShownIntercom({ id: intercom.id, intercom, context }), LISTS);
};

describe('createShownIntercom', () => {
  it('returns every field from the response', async () => {
    assert.deepEqual(await toIntercom(), {
      __typename: 'Intercom',
      id: 'vms-north/intercom/2',
      externalId: 'intercom-2',
      department: 'main',
      name: 'Sosnovaya 1, entrance 1',
      mac: '08:13:c0:00:01:02',
      model: 'IC-3000',
      serialNumber: 'IC3000-0002',
      status: 'INSTALLED',
      statusText: 'installed',
      flatFrom: 1,
      flatTo: 36,
      source: 'auto',
      camera: { id: 'vms-north/camera/6' },
      group: {
        __typename: 'IntercomGroup',
        id: 'vms-north/intercom-group/9',
        name: 'House 1',
        externalId: 'house-1',
        hasItems: true,
      },
    });
  });

  it('returns neither camera nor group if the response has none', async () => {
    for (const none of [null, undefined, []]) {
      const intercom = await toIntercom({ camera: none, group: none });
      assert.deepEqual(
        ['camera', 'group'].map((member) => memberAt(intercom, member)),
        [null, null],
      );
    }
  });

  it('quirk 28: returns a department sent as number or word as text', async () => {
    assert.equal(memberAt(await toIntercom({ department: 1 }), 'department'), '1');
    assert.equal(memberAt(await toIntercom(), 'department'), 'main');
  });

  it('quirk 29: returns numeric external ids as text', async () => {
    const intercom = await toIntercom({ external_id: 27, group: { id: 9, external_id: 28 } });
    assert.deepEqual(
      [memberAt(intercom, 'externalId'), memberAt(intercom, 'group.externalId')],
      ['27', '28'],
    );
  });
});
