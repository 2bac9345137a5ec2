import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import {
  requireList,
  requireMember,
  requireObject,
} from '../../../test/support/values/json-property.ts';
import { errorKeys, MANAGE, runBilling } from './vms-runs.ts';

describe('VMS Billing simulator, cameras and intercoms', () => {
  it('finds a camera by its MAC', async () => {
    await using here = await runBilling();
    const found = await here.call('GET', '/api/v1/billing/cameras?mac=08:13:c1:00:01:03');
    assert.equal(requireMember(found.json, 'id'), 3);
    assert.equal(requireMember(found.json, 'network_device.serial_number'), 'SN-8MP-0003');
    const unknown = await here.call('GET', '/api/v1/billing/cameras?mac=00:00:00:00:00:00');
    assert.deepEqual(errorKeys(unknown.json), ['mac']);
  });

  it('quirk 18: returns 200 with null when no camera is found', async () => {
    await using here = await runBilling();
    const result = await here.call('GET', '/api/v1/billing/cameras/list?cameras_ids[]=999');
    assert.equal(result.status, 200);
    assert.equal(result.text, 'null');
  });

  it('lists cameras by id, external id and login in queries', async () => {
    await using here = await runBilling();
    const list = '/api/v1/billing/cameras/list';
    const byId = await here.call('GET', `${list}?cameras_ids[]=2&cameras_ids[]=3`);
    assert.deepEqual(ids(byId.json), [2, 3]);
    const uuid = requireMember(byId.json, '0.external_id');
    assert.deepEqual(ids((await here.call('GET', `${list}?cameras_uuid[]=${uuid}`)).json), [2]);
    assert.deepEqual(ids((await here.call('GET', `${list}?login=200414`)).json), [2, 10, 11]);
    assert.deepEqual(
      requireList(byId.json, '0.streams').map((stream) => requireMember(stream, 'type')),
      ['high', 'low'],
    );
  });

  it('quirk 19: reads the JSON body of a GET', async () => {
    await using here = await runBilling();
    const url = `${here.vms.billing.url}/api/v1/billing/cameras/list`;
    const text = await getWithBody(url, JSON.stringify({ cameras_ids: [4] }));
    assert.deepEqual(ids(JSON.parse(text)), [4]);
  });

  it('rejects lists without a selector or with over 30 ids', async () => {
    await using here = await runBilling();
    const list = '/api/v1/billing/cameras/list';
    const none = await here.call('GET', list);
    assert.deepEqual(errorKeys(none.json), ['cameras_ids', 'cameras_uuid', 'login']);
    const many = Array.from({ length: 31 }, (_, i) => `cameras_ids[]=${i + 1}`).join('&');
    const refused = await here.call('GET', `${list}?${many}`);
    assert.deepEqual(errorKeys(refused.json), ['cameras_ids']);
  });

  it('shows an intercom by exactly one selector', async () => {
    await using here = await runBilling();
    const show = '/api/v1/billing/intercoms/show';
    const { json } = await here.call('GET', `${show}?id=2`);
    assert.equal(requireMember(json, 'department'), 'main');
    assert.equal(requireMember(json, 'camera.id'), 6);
    assert.equal(requireMember(json, 'group.external_id'), 'house-1');
    assert.equal('password' in requireObject(json), false);
    const byExternalId = await here.call('GET', `${show}?external_id=intercom-4`);
    assert.equal(requireMember(byExternalId.json, 'id'), 4);
    assert.equal((await here.call('GET', `${show}?id=1&mac=x`)).status, 422);
    const missing = await here.call('GET', `${show}?id=99`);
    assert.deepEqual([missing.status, missing.json], [404, { message: 'Not found' }]);
  });

  it('quirk 17: returns an empty 204 for an intercom if configured', async () => {
    await using here = await runBilling({ showRespondsWith204: true });
    const result = await here.call('GET', '/api/v1/billing/intercoms/show?id=2');
    assert.deepEqual([result.status, result.text], [204, '']);
  });

  it('quirk 29: replaces the cameras of a user by ids of mixed types', async () => {
    await using here = await runBilling();
    const login = '200414';
    const external = '5f0d3c1e-6a4b-4c0e-9b51-000000000003';
    const result = await here.call('POST', `${MANAGE}/cameras`, {
      login,
      camera_ids: [10, { camera_id: 2, status: 'blocked' }],
      camera_external_ids: [external],
      private_group_external_ids: [{ key: 'any', group_external_id: 26 }],
    });
    assert.equal(result.status, 204);
    const list = await here.call('GET', `/api/v1/billing/cameras/list?login=${login}`);
    assert.deepEqual(ids(list.json), [2, 3, 10, 11, 12]);
    const refused = await here.call('POST', `${MANAGE}/cameras`, { login, camera_ids: [1, 99] });
    assert.deepEqual(errorKeys(refused.json), ['camera_ids.1']);
  });

  it('quirk 30: accepts the intercoms of a user as sync and update', async () => {
    await using here = await runBilling();
    const body = (name: string, flat: number) => ({
      login: '200417',
      [name]: [{ intercom_id: 2, flat }],
    });
    assert.equal((await here.call('POST', `${MANAGE}/intercoms`, body('sync', 7))).status, 204);
    assert.equal((await here.call('POST', `${MANAGE}/intercoms`, body('update', 12))).status, 204);
    const refused = await here.call('POST', `${MANAGE}/intercoms`, body('sync', 999));
    assert.deepEqual(errorKeys(refused.json), ['sync.0.flat']);
  });
});

function ids(cameras: unknown): readonly unknown[] {
  return requireList(cameras).map((camera) => requireMember(camera, 'id'));
}

/** Sends a GET with a body, which `fetch` forbids. */
function getWithBody(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const outgoing = request(url, { headers }, (response) => {
      response.toArray().then((chunks) => resolve(Buffer.concat(chunks).toString()), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
