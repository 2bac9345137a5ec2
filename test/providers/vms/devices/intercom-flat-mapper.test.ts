import assert from 'node:assert/strict';
import { it } from 'node:test';
import { toIntercomFlat } from '../../../../src/providers/vms/devices/intercom-flat-mapper.ts';
import { wireFlat } from '../../../../src/providers/vms/devices/intercom-wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';

const CONTEXT = {
  provider: { __typename: 'Provider', id: 'vms', kind: 'VMS' },
  timeZone: 'UTC',
} as const;

it('prefers a property of a flat over one in `properties`', () => {
  const wire = decode(wireFlat, {
    id: 1,
    landline_number: '+375292769284',
    is_sip_line_enable: false,
    properties: { landline_number: '+375290000000', is_sip_line_enable: true },
  });
  const flat = toIntercomFlat(wire, CONTEXT);
  assert.deepEqual([flat.landlineNumber, flat.isSipLineEnabled], ['+375292769284', false]);
});
