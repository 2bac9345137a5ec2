import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { update } from '../../support/clients/graphql.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import {
  readVmsUser,
  startAnsweredVms,
  startSimulatedVms,
  updateVmsUser,
} from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';

/** Reads the user of the Admin page with changed properties through the gateway. */
async function read(members: object, selection: string) {
  const body = { ...Object(printed('admin-user-200')), ...members };
  await using here = await startAnsweredVms((response) => sendJson(response, 200, body));
  const { user, errors } = await readVmsUser(here.url, selection);
  assert.deepEqual(errors, []);
  return user;
}

const camera = (members: object) => ({ id: 1, name: 'Gate', ...members });

describe('VMS values', () => {
  it('quirk 8: reads booleans written as true, 1, "1" and null', async () => {
    const values = [true, 1, '1', false, 0, '0', null, undefined];
    const user = await read(
      { cameras: values.map((is_sensitive) => camera({ is_sensitive })) },
      'cameras { edges { details { isSensitive } } }',
    );
    assert.deepEqual(
      values.map((_value, i) => memberAt(user, `cameras.edges.${i}.details.isSensitive`)),
      [true, true, true, false, false, false, null, null],
    );
  });

  it('quirk 8: returns the same for booleans written as numbers', async () => {
    const selection =
      'cameras { edges { details { isPublic isEditable capabilities { hasPtz } } } } intercoms { edges { details { isOnline } } }';
    await using both = await startSimulatedVms();
    await using numbers = await startSimulatedVms({ booleansAs01: true });
    const { user } = await readVmsUser(both.url, selection, 'vms/user/6');
    assert.equal(memberAt(user, 'cameras.edges.1.details.isPublic'), true);
    assert.deepEqual((await readVmsUser(numbers.url, selection, 'vms/user/6')).user, user);
  });

  it('quirk 9: parses each date by its form, empty as null', async () => {
    const user = await read(
      {
        created_at: '2022-11-16T15:05:06.000000Z',
        cameras: [camera({ start_at: '', created_at: '2022-11-16 18:22:00', updated_at: null })],
      },
      'createdAt cameras { edges { node { startAt } details { createdAt updatedAt } } }',
    );
    assert.deepEqual(user, {
      createdAt: '2022-11-16T15:05:06.000Z',
      cameras: {
        edges: [
          {
            node: { startAt: null },
            details: { createdAt: '2022-11-16T15:22:00.000Z', updatedAt: null },
          },
        ],
      },
    });
  });

  it('quirk 9: returns the same instant for every time zone', async () => {
    for (const timeZone of ['Europe/Minsk', 'Asia/Tokyo', 'America/New_York']) {
      await using here = await startSimulatedVms({ timeZone });
      const { user } = await readVmsUser(
        here.url,
        'createdAt cameras { edges { details { createdAt } } }',
      );
      assert.deepEqual(user, {
        createdAt: '2022-11-16T15:05:06.000Z',
        cameras: { edges: [{ details: { createdAt: '2022-11-16T15:22:00.000Z' } }] },
      });
    }
  });

  it('quirk 10: writes billing info flat and reads it nested', async () => {
    await using here = await startSimulatedVms();
    const billingInfo = { billingId: 'CRM-77', billingExtra: { tariff: 'Max' } };
    const { result } = await updateVmsUser(
      here.url,
      { vmsBilling: { user: { login: { login: '170500' } }, status: 'BLOCKED', billingInfo } },
      'billingInfo { billingId status statusText login userType billingExtra }',
    );
    assert.deepEqual(
      memberAt(JSON.parse(here.vms.billing.journal[0]?.body ?? ''), 'billing_info'),
      {
        billing_id: 'CRM-77',
        billing_extra: { tariff: 'Max' },
      },
    );
    assert.deepEqual(memberAt(result, 'user.billingInfo'), [
      {
        billingId: 'CRM-77',
        status: 'BLOCKED',
        statusText: 'blocked',
        login: '170500',
        userType: 'user',
        billingExtra: { data: { tariff: 'Max' }, extra: [] },
      },
    ]);
  });

  it('quirk 11: reads empty lists as objects and empty objects as lists', async () => {
    const user = await read(
      {
        billing_info: { data: [{ billing_extra: [] }, { billing_extra: {} }] },
        cameras: [camera({ services: [], services_list: [] }), camera({ id: 2, services: {} })],
      },
      'billingInfo { billingExtra } cameras { edges { details { services capabilities { hasPtz } } } }',
    );
    assert.deepEqual(user, {
      billingInfo: [{ billingExtra: {} }, { billingExtra: {} }],
      cameras: {
        edges: [
          { details: { services: [], capabilities: null } },
          { details: { services: [], capabilities: null } },
        ],
      },
    });
    await using here = await startSimulatedVms();
    for (const billingExtra of [[], {}]) {
      const vmsBilling = { user: { login: { login: '170500' } }, billingInfo: { billingExtra } };
      assert.equal((await update(here.url, { vmsBilling })).__typename, 'UserUpdated');
    }
  });

  it('quirk 12: reads the type by either name, status from billing', async () => {
    await using here = await startSimulatedVms();
    const { result } = await updateVmsUser(
      here.url,
      {
        vmsBilling: {
          user: { login: { login: 'viktar.rudzko@mail.example' } },
          canUpdatePassword: true,
        },
      },
      'status userType',
      'type status',
    );
    const blocked = { status: 'BLOCKED', userType: 'user' };
    assert.deepEqual(memberAt(result, 'user'), blocked);
    assert.deepEqual(memberAt(result, 'billingAccount'), { type: 'user', status: 'BLOCKED' });
    const { user } = await readVmsUser(here.url, 'status userType', 'vms/user/9');
    assert.deepEqual(user, blocked);
    assert.deepEqual(await read({ billing_info: { data: [] } }, 'status'), { status: 'UNKNOWN' });
  });

  it('quirk 13: reads an empty login and missing name as null', async () => {
    await using here = await startSimulatedVms();
    const { user } = await readVmsUser(here.url, 'subUsers { nodes { login name } }', 'vms/user/6');
    assert.deepEqual(user, { subUsers: { nodes: [{ login: null, name: 'Danila Zhuk' }] } });
    const subusers = [{ id: 11, name: null, login: '' }];
    assert.deepEqual(await read({ subusers, name: null }, 'name subUsers { nodes { name } }'), {
      name: null,
      subUsers: { nodes: [{ name: null }] },
    });
  });

  it('quirk 27: reads flat lines from the flat, properties and old names', async () => {
    const selection =
      'intercomFlats { nodes { landlineNumber isSmartphoneSipLineAvailable isAnalogLineEnabled isSipLineEnabled } }';
    await using flat = await startSimulatedVms({ flatFields: 'flat' });
    await using nested = await startSimulatedVms({ flatFields: 'nested' });
    const { user } = await readVmsUser(flat.url, selection);
    assert.equal(memberAt(user, 'intercomFlats.nodes.0.landlineNumber'), '+375292769284');
    assert.equal(memberAt(user, 'intercomFlats.nodes.0.isSmartphoneSipLineAvailable'), true);
    assert.deepEqual((await readVmsUser(nested.url, selection)).user, user);
    const old = { id: 1, duplicate_number: '+375290000001', is_analog_line_available: 1 };
    assert.deepEqual(await read({ intercom_flats: [old] }, selection), {
      intercomFlats: {
        nodes: [
          {
            landlineNumber: '+375290000001',
            isSmartphoneSipLineAvailable: null,
            isAnalogLineEnabled: true,
            isSipLineEnabled: null,
          },
        ],
      },
    });
  });

  it('quirk 28: reads departments and offsets in each documented type', async () => {
    const intercoms = [
      { id: 1, department: 1, flat_offset: null },
      { id: 2, department: 'main', flat_offset: '1' },
    ];
    assert.deepEqual(
      await read({ intercoms }, 'intercoms { edges { details { department flatOffset } } }'),
      {
        intercoms: {
          edges: [
            { details: { department: '1', flatOffset: null } },
            { details: { department: 'main', flatOffset: '1' } },
          ],
        },
      },
    );
  });

  it('quirk 29: reads ids as numbers or texts and keeps every digit', async () => {
    const body = `{"id":"5","cameras":[{"id":7,"name":"a"},{"id":"8","name":"b","folder_id":9007199254740993}]}`;
    await using here = await startAnsweredVms((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    const { user } = await readVmsUser(
      here.url,
      'id cameras { edges { node { id } details { folderId } } }',
    );
    assert.deepEqual(user, {
      id: 'vms/user/5',
      cameras: {
        edges: [
          { node: { id: 'vms/camera/7' }, details: { folderId: null } },
          { node: { id: 'vms/camera/8' }, details: { folderId: 'vms/folder/9007199254740993' } },
        ],
      },
    });
  });

  it('quirk 33: returns null for a missing flag and sends none unasked', async () => {
    for (const [responded, reported] of [
      [undefined, null],
      [false, false],
      [1, true],
    ]) {
      const body = { ...Object(printed('billing-update-200')), can_update_password: responded };
      await using here = await startAnsweredVms((response) => sendJson(response, 200, body));
      const { result } = await updateVmsUser(
        here.url,
        { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' } },
        'id',
        'canUpdatePassword',
      );
      assert.equal(memberAt(result, 'billingAccount.canUpdatePassword'), reported);
      assert.equal(here.arrivals[0]?.body.includes('can_update_password'), false);
    }
  });
});
