import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { VmsContext } from '../../../../src/providers/vms/context.ts';
import { createFlat } from '../../../../src/providers/vms/devices/intercom-flat-mapper.ts';
import { wireFlat } from '../../../../src/providers/vms/devices/intercom-wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { stubReads } from '../../../support/upstreams/stub-reads.ts';
import { REFERENCES } from '../../../support/vms/references.ts';

const CONTEXT: VmsContext = {
  provider: { __typename: 'Provider', id: 'vms', kind: 'VMS' },
  timeZone: 'UTC',
  reads: stubReads(),
  references: REFERENCES,
};

it('prefers a property of a flat over one in `properties`', () => {
  const wire = decode(wireFlat, {
    id: 1,
    landline_number: '+375292769284',
    is_sip_line_enable: false,
    properties: { landline_number: '+375290000000', is_sip_line_enable: true },
  });
  const flat = createFlat({ flat: wire, context: CONTEXT });
  assert.deepEqual([flat.landlineNumber, flat.isSipLineEnabled], ['+375292769284', false]);
});
