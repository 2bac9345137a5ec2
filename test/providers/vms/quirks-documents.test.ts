import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send, update } from '../../support/clients/graphql.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { connectBilling } from '../../support/vms/data-sources.ts';
import {
  readVmsUser,
  startAnsweredVms,
  startSimulatedVms,
  updateVmsUser,
} from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { listAt, memberAt } from '../../support/vms/property-at.ts';

const DISPATCHER = { login: 'dispatcher', password: 'canary-admin-password-3' };
const ADMIN_USER = printed('admin-user-200');
const BILLING_USER = printed('billing-update-200');

const CHANGE_BILLING = {
  vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' },
};
const permissionsTo = (ids: readonly string[]) => ({
  vmsAdmin: { id: 'vms/user/5', permissions: { ids } },
});

describe('VMS documents', () => {
  it('quirk 16: treats a 201 with the user as a success', async () => {
    await using billing = await startAnsweredVms((response) =>
      sendJson(response, 201, BILLING_USER),
    );
    assert.equal((await update(billing.url, CHANGE_BILLING)).__typename, 'UserUpdated');
    await using admin = await startAnsweredVms((response, { method }) =>
      sendJson(response, method === 'PUT' ? 201 : 200, ADMIN_USER),
    );
    assert.equal((await update(admin.url, permissionsTo(['9']))).__typename, 'UserUpdated');
    const other = await update(admin.url, permissionsTo(['9', '75']));
    assert.deepEqual([other.code, other.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
  });

  it('quirk 16: signs in if the response is 201 with a token', async () => {
    await using here = await startAnsweredVms(
      (response, { url }) =>
        url.endsWith('/auth/token')
          ? sendJson(response, 201, { access_token: 'canary' })
          : sendJson(response, 200, ADMIN_USER),
      { admin: { token: undefined, login: 'gateway', password: 'canary' } },
    );
    assert.deepEqual((await readVmsUser(here.url, 'login')).user, { login: '170500' });
  });

  it('quirk 17: returns null for an intercom with an empty 204', async () => {
    const read = '{ intercom(id: "vms/intercom/1") { id model flats { totalCount } } }';
    await using here = await startSimulatedVms();
    assert.deepEqual((await send(here.url, read)).data, {
      intercom: { id: 'vms/intercom/1', model: 'IC-3000', flats: { totalCount: 1 } },
    });
    await using empty = await startSimulatedVms({ showRespondsWith204: true });
    const { data, errors } = await send(empty.url, read);
    assert.deepEqual([data, errors], [{ intercom: null }, []]);
  });

  it('quirk 18: accepts null as a list of cameras', async () => {
    await using here = await startAnsweredVms((response) => sendJson(response, 200, null));
    await using billing = connectBilling({ url: here.upstreamUrl });
    await assert.doesNotReject(billing.probe(aCall()));
    assert.equal(here.arrivals.length, 1);
  });

  it('quirk 23: counts the pages of roles and follows no links', async () => {
    await using here = await startAnsweredVms((response, { url }) => {
      const page = Number(new URL(url, 'http://vms').searchParams.get('page'));
      const elsewhere = 'http://127.0.0.1:8080/api/v3/roles?page=9';
      sendJson(response, 200, {
        data: [{ type: 'user', permissions: [{ id: page, name: `page-${page}` }] }],
        links: { first: elsewhere, last: elsewhere, prev: elsewhere, next: elsewhere },
        meta: {
          current_page: page,
          last_page: 3,
          links: [{ url: elsewhere, label: 'pagination.next', active: false }],
        },
      });
    });
    const { data } = await send(here.url, '{ permissions(provider: "vms") { id name } }');
    assert.deepEqual(
      listAt(data, 'permissions').map((permission) => memberAt(permission, 'name')),
      ['page-1', 'page-2', 'page-3'],
    );
    assert.deepEqual(
      here.arrivals.map(({ url }) => new URL(url, 'http://vms').searchParams.get('page')),
      ['1', '2', '3'],
    );
  });

  it('quirk 23: reads roles without an envelope as one page', async () => {
    const roles = [{ type: 'user', permissions: [{ id: 9, name: 'layouts-store' }] }];
    await using here = await startAnsweredVms((response) => sendJson(response, 200, roles));
    const { data } = await send(here.url, '{ permissions(provider: "vms") { id } }');
    assert.deepEqual(data, { permissions: [{ id: 'vms/permission/9' }] });
    assert.equal(here.arrivals.length, 1);
  });

  it('quirk 25: removes the word Bearer from a token', async () => {
    for (const bearerPrefix of [true, false]) {
      await using here = await startSimulatedVms({ bearerPrefix });
      assert.deepEqual((await readVmsUser(here.url, 'login')).user, { login: '170500' });
      const sent = here.vms.admin.journal.at(-1)?.headers['authorization'];
      assert.match(String(sent), /^Bearer canary-admin-token-\S+$/);
    }
  });

  it('quirk 31: reads the second form of cameras and groups', async () => {
    const second = {
      id: 5,
      name: 'Playground',
      status: 'active',
      start_at: '',
      is_sensitive: 0,
      is_public: 1,
      created_at: '2022-11-16 18:22:00',
      pretty_text: 'x',
      short_pretty: 'x',
      can_edit: true,
      shared_from: null,
      lat: 53.9,
      lng: 27.5,
      is_bridge: 0,
      is_ip_reserved: false,
    };
    const group = {
      id: 2,
      name: 'House 1',
      full_pretty: null,
      is_house: 1,
      cameras_count: 3,
      parent_id: null,
      csa_id: null,
      intercoms_count: 2,
    };
    const cameras = [second, { id: 6, name: 'Entrance', group }];
    await using here = await startAnsweredVms((response) =>
      sendJson(response, 200, { id: 5, cameras }),
    );
    const { user, errors } = await readVmsUser(
      here.url,
      `cameras { edges { node { name startAt } access { name } details { isPublic createdAt updatedAt capabilities { hasPtz } group { name isHouse cameraCount fullName depth createdAt } } } }`,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(memberAt(user, 'cameras.edges.0'), {
      node: { name: 'Playground', startAt: null },
      access: null,
      details: {
        isPublic: true,
        capabilities: null,
        group: null,
        createdAt: '2022-11-16T15:22:00.000Z',
        updatedAt: null,
      },
    });
    assert.deepEqual(memberAt(user, 'cameras.edges.1.details.group'), {
      name: 'House 1',
      isHouse: true,
      cameraCount: 3,
      fullName: null,
      depth: null,
      createdAt: null,
    });
    assert.equal(memberAt(user, 'cameras.edges.1.access'), null);
  });

  it('quirk 34: returns misprints and Russian texts unchanged', async () => {
    const intercoms = [{ id: 1, mac: 'A:BB:CC:DD:EE:FF', status_pretty: 'Установлен' }];
    await using here = await startAnsweredVms((response) =>
      sendJson(response, 200, { id: 5, name: 'Анна', intercoms }),
    );
    const { user } = await readVmsUser(
      here.url,
      'name intercoms { edges { node { mac } details { statusDisplayName } } }',
    );
    assert.deepEqual(user, {
      name: 'Анна',
      intercoms: {
        edges: [
          { node: { mac: 'A:BB:CC:DD:EE:FF' }, details: { statusDisplayName: 'Установлен' } },
        ],
      },
    });
  });

  it('quirk 34: rejects JSON with wrong commas and quotes none of it', async () => {
    const body = '{ "id": 1 "login": "canary-login", "name": null, }';
    await using here = await startAnsweredVms((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    const { code, write, message } = await update(here.url, CHANGE_BILLING);
    assert.deepEqual([code, write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
    assert.equal(message?.includes('canary'), false);
  });

  it('quirk 36: reads permissions once through the Admin API after an update', async () => {
    await using here = await startSimulatedVms();
    const input = {
      vmsBilling: { user: { login: { login: '170500' } }, permissionsToAttach: ['archives-show'] },
    };
    await updateVmsUser(here.url, input, 'login', 'type');
    assert.deepEqual(here.vms.admin.journal, []);
    const { result } = await updateVmsUser(
      here.url,
      input,
      'permissions { name } billingInfo { billingId } cameras { nodes { id } }',
    );
    assert.deepEqual(memberAt(result, 'user.permissions'), [
      { name: 'layouts-store' },
      { name: 'archives-show' },
    ]);
    const reads = here.vms.admin.journal.filter(({ method }) => method === 'GET');
    assert.deepEqual(
      reads.map(({ path }) => path),
      ['/api/admin/v1/users/5'],
    );
  });

  it('quirk 37: ignores unknown properties and requires no optional one', async () => {
    const later = { ...Object(BILLING_USER), session_limits: { cctv: 3 } };
    await using here = await startAnsweredVms((response, { method }) =>
      sendJson(response, 200, method === 'GET' ? { id: 5, later: [{}] } : later),
    );
    const { user, errors } = await readVmsUser(
      here.url,
      'login status cameras { nodes { id } } events billingInfo { status } analyticLicenses { boughtCount }',
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(user, {
      login: null,
      status: 'UNKNOWN',
      cameras: null,
      events: null,
      billingInfo: null,
      analyticLicenses: null,
    });
    assert.equal((await update(here.url, CHANGE_BILLING)).__typename, 'UserUpdated');
  });

  it('quirk 38: returns the cameras that the administrator may see', async () => {
    await using full = await startSimulatedVms();
    await using scoped = await startSimulatedVms({}, { admin: DISPATCHER });
    const cameras = async (url: string) =>
      listAt((await readVmsUser(url, 'cameras { nodes { id } }')).user, 'cameras.nodes').length;
    assert.deepEqual([await cameras(full.url), await cameras(scoped.url)], [1, 0]);
  });
});
