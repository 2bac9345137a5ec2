import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  wireAdminUser,
  wireRolePage,
  wireToken,
} from '../../../src/providers/vms/admin-api/wire.ts';
import { wireBillingUser } from '../../../src/providers/vms/billing-api/wire.ts';
import { wireCamera } from '../../../src/providers/vms/devices/camera-wire.ts';
import { wireIntercom, wireKey } from '../../../src/providers/vms/devices/intercom-wire.ts';
import { ContractMismatch } from '../../../src/upstream/response/contract.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { plain } from '../../support/values/plain.ts';
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
    assert.deepEqual(plain(user.billing_properties), [{ type: 'phone', value: '+80283289362' }]);
  });

  it('hide device credentials, SIP addresses and codes of keys', () => {
    const text = JSON.stringify(plain(decode(wireAdminUser, printed('admin-user-200'))));
    for (const secret of ['root', '123456', '91201692@vgw1.vms.local', '131231']) {
      assert.equal(text.includes(secret), false);
    }
  });

  it('report the path of a mismatch without quoting the body', () => {
    const body = { ...CAMERA, group: { id: 2, created_at: 'canary-value' } };
    const user = decode(wireAdminUser, { id: 5, cameras: [body] });
    assert.throws(() => user.cameras?.[0]?.group?.created_at, {
      name: 'ContractMismatch',
      message: '$.cameras.0.group.created_at: expected a date',
    });
  });

  it('reject a user without an id', () => {
    for (const schema of [wireAdminUser, wireBillingUser]) {
      assert.throws(() => decode<unknown>(schema, { login: '170500' }), ContractMismatch);
    }
  });

  it('read a date in every ISO-like form', () => {
    const dateOf = (created_at: unknown) => decode(wireKey, { id: 1, created_at }).created_at;
    assert.equal(dateOf('2022-11-16'), '2022-11-16 00:00:00');
    assert.equal(dateOf('2022-11-16T15:22:00'), '2022-11-16 15:22:00');
    for (const created_at of ['16.11.2022', 1668611106]) {
      assert.throws(() => dateOf(created_at), ContractMismatch);
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

  it('decode a page of roles with or without an envelope', () => {
    const roles = [{ type: 'user', permissions: [{ id: 9, name: 'layouts-store' }] }];
    const page = { data: roles, meta: { current_page: 2, last_page: 3, from: null, to: null } };
    assert.equal(memberAt(decode(wireRolePage, page), 'meta.last_page'), 3);
    const bare = decode(wireRolePage, roles);
    assert.deepEqual([bare.meta, bare.data[0]?.permissions?.[0]?.id], [null, '9']);
  });

  it('reject an empty token and accept one without expiry', () => {
    assert.throws(() => decode(wireToken, { access_token: '' }), ContractMismatch);
    assert.deepEqual(plain(decode(wireToken, { access_token: 'canary' })), {
      access_token: 'canary',
      expires_at: null,
    });
  });
});
