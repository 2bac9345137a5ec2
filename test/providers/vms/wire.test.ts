import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  wireAdminUser,
  wireRolePage,
  wireToken,
} from '../../../src/providers/vms/admin-api/wire.ts';
import { wireBillingUser } from '../../../src/providers/vms/billing-api/wire.ts';
import { wireCamera } from '../../../src/providers/vms/devices/camera-wire.ts';
import {
  wireFlat,
  wireIntercom,
  wireKey,
} from '../../../src/providers/vms/devices/intercom-wire.ts';
import { ContractMismatch, decode } from '../../../src/upstream/response/contract.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';

const CAMERA = { id: 1, name: 'Gate' };

describe('VMS wire types', () => {
  it('decode the printed Admin user', () => {
    const user = decode(wireAdminUser, printed('admin-user-200'));
    assert.deepEqual([user.id, user.login, user.user_type], ['5', '170500', 'user']);
    assert.equal(user.cameras?.[0]?.pivot?.status, 'blocked');
    assert.equal(user.analytic_license?.[2]?.type, 'analytic_l3');
  });

  it('decode the printed Billing user', () => {
    const user = decode(wireBillingUser, printed('billing-update-200'));
    assert.deepEqual([user.id, user.login, user.name], ['1', 'test@mail.com', null]);
    assert.deepEqual(user.billing_properties, [{ type: 'phone', value: '+80283289362' }]);
  });

  it('hide device credentials, SIP addresses and codes of keys', () => {
    const text = JSON.stringify(decode(wireAdminUser, printed('admin-user-200')));
    for (const secret of ['root', '123456', '91201692@vgw1.vms.local', '131231']) {
      assert.equal(text.includes(secret), false);
    }
  });

  it('report the path of a mismatch without quoting the body', () => {
    const body = { ...CAMERA, group: { id: 2, created_at: 'canary-value' } };
    assert.throws(() => decode(wireAdminUser, { id: 5, cameras: [body] }), {
      name: 'ContractMismatch',
      message: '$.cameras.0.group.created_at: expected datetime',
    });
  });

  it('reject a user without an id', () => {
    for (const schema of [wireAdminUser, wireBillingUser]) {
      assert.throws(() => decode(schema, { login: '170500' }), ContractMismatch);
    }
  });

  it('reject a date in a third form', () => {
    for (const created_at of ['16.11.2022', '2022-11-16', '2022-11-16T15:22:00', 1668611106]) {
      assert.throws(() => decode(wireKey, { id: 1, created_at }), ContractMismatch);
    }
  });

  it('decode PHP lists with gaps, which are objects', () => {
    const { cameras } = decode(wireAdminUser, {
      id: 5,
      cameras: { 0: CAMERA, 3: { id: 4, name: 'Lift' } },
    });
    assert.deepEqual(
      cameras?.map(({ id }) => id),
      ['1', '4'],
    );
  });

  it('distinguish an empty list from a missing one', () => {
    const { cameras, intercoms, events } = decode(wireAdminUser, {
      id: 5,
      cameras: [],
      events: {},
    });
    assert.deepEqual([cameras, intercoms, events], [[], null, []]);
  });

  it('decode an empty PHP array as a missing object', () => {
    const camera = decode(wireCamera, { ...CAMERA, services_list: [], pivot: [], group: [] });
    assert.deepEqual([camera.services_list, camera.pivot, camera.group], [null, null, null]);
  });

  it('decode numbers that are written as texts', () => {
    const intercom = decode(wireIntercom, { id: '7', port: '8080', flat_from: '1', flat_to: 41 });
    assert.deepEqual(
      [intercom.id, intercom.port, intercom.flat_from, intercom.flat_to],
      ['7', 8080, 1, 41],
    );
  });

  it('prefer a property of a flat over one in `properties`', () => {
    const flat = decode(wireFlat, {
      id: 1,
      landline_number: '+375292769284',
      is_sip_line_enable: false,
      properties: { landline_number: '+375290000000', is_sip_line_enable: true },
    });
    assert.deepEqual([flat.landline_number, flat.is_sip_line_enable], ['+375292769284', false]);
  });

  it('decode a page of roles with or without an envelope', () => {
    const roles = [{ type: 'user', permissions: [{ id: 9, name: 'layouts-store' }] }];
    const page = { data: roles, meta: { current_page: 2, last_page: 3, from: null, to: null } };
    assert.equal(memberAt(decode(wireRolePage, page), 'meta.last_page'), 3);
    const bare = decode(wireRolePage, roles);
    assert.deepEqual([bare.meta, bare.data[0]?.permissions?.[0]?.id], [null, '9']);
  });

  it('reject an empty token and accept one without expiry', () => {
    assert.throws(() => decode(wireToken, { access_token: '' }), ContractMismatch);
    assert.deepEqual(decode(wireToken, { access_token: 'canary' }), {
      access_token: 'canary',
      expires_at: null,
    });
  });
});
