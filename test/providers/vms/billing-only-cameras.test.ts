import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { startVmsGateway, updateVmsUser } from '../../support/vms/gateway.ts';
import { many } from '../../support/vms/page.ts';
import { printed } from '../../support/vms/printed.ts';
import { listAt, memberAt } from '../../support/vms/property-at.ts';
import { ODD_VALUES } from '../contract/odd-values.ts';

const BILLING_USER = Object(printed('billing-update-200'));
const CHANGE = { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' } };

/** Starts a gateway over a Billing API that responds to the update with this user, and to reads as `list` does. */
async function startPrinted(list: (response: ServerResponse) => void, user: object = {}) {
  const upstream = await startHttpServer((response, { method }) => {
    if (method === 'PATCH') sendJson(response, 200, { ...BILLING_USER, ...user });
    else list(response);
  });
  const gateway = await startVmsGateway({ billing: { url: upstream.url } });
  return {
    update: (selection: string, change: object = CHANGE) =>
      updateVmsUser(gateway.url, change, selection),
    arrivals: upstream.arrivals,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

const listing = (body: unknown) => (response: ServerResponse) => sendJson(response, 200, body);

describe('Cameras of a user by login', () => {
  it('R4: shows the type that the vendor prints', async () => {
    await using here = await startPrinted(listing(null));
    const { result } = await here.update('userType');
    assert.deepEqual(memberAt(result, 'user'), { userType: BILLING_USER.type });
  });

  it('R4: fails only the type if it is odd', async () => {
    await using here = await startPrinted(listing(null), { type: ['b2b'] });
    const { result, errors } = await here.update('login userType cameras { nodes { id } }');
    assert.equal(memberAt(result, '__typename'), 'UserUpdated');
    assert.deepEqual(memberAt(result, 'user'), {
      login: BILLING_USER.login,
      userType: null,
      cameras: { nodes: [] },
    });
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
      [['updateUser.user.userType', 'UPSTREAM_CONTRACT']],
    );
  });

  it('R4: sends any login as one value of the query', async () => {
    for (const login of ['a&cameras_ids[]=1', 'a+b c#d', 'Ünal/ß?%41', '{login}']) {
      await using here = await startPrinted(listing(null), { login });
      const change = { vmsBilling: { user: { login: { login } }, status: 'ACTIVE' } };
      const { errors } = await here.update('cameras { nodes { id } }', change);
      assert.deepEqual(errors, []);
      const { pathname, searchParams } = new URL(here.arrivals[1]?.url ?? '', 'http://vms');
      assert.equal(pathname, '/api/v1/billing/cameras/list');
      assert.deepEqual([...searchParams], [['login', login]]);
    }
  });

  it('R4: reads by the login that the VMS returned', async () => {
    await using here = await startPrinted(listing(null), { login: 'Test@Mail.com' });
    await here.update('cameras { nodes { id } }');
    assert.match(here.arrivals[1]?.url ?? '', /\?login=Test%40Mail\.com$/);
  });

  it('R4: reads as many cameras as the user has', async () => {
    const cameras = many(5000, (id) => ({ id, name: `Camera ${id}`, preview: 'canary' }));
    await using here = await startPrinted(listing(cameras));
    const first = 'cameras(first: 100) { nodes { id name } totalCount pageInfo { endCursor } }';
    const { result, errors, text } = await here.update(first);
    assert.deepEqual(errors, []);
    assert.equal(listAt(result, 'user.cameras.nodes').length, 100);
    assert.equal(memberAt(result, 'user.cameras.totalCount'), 5000);
    const after = JSON.stringify(memberAt(result, 'user.cameras.pageInfo.endCursor'));
    const next = await here.update(`cameras(first: 1, after: ${after}) { nodes { id } }`);
    assert.deepEqual(listAt(next.result, 'user.cameras.nodes'), [{ id: 'vms/camera/101' }]);
    assert.equal(text.includes('canary'), false);
  });

  it('R4: keeps the update if the cameras cannot be read', async () => {
    for (const [status, body, code] of [
      [422, { message: '', errors: { login: ['canary'] } }, 'UPSTREAM_REJECTED'],
      [403, { message: 'canary' }, 'UPSTREAM_FORBIDDEN'],
      [401, { message: 'canary' }, 'UPSTREAM_UNAUTHENTICATED'],
      [200, 'canary', 'UPSTREAM_CONTRACT'],
      [200, { message: 'canary' }, 'UPSTREAM_CONTRACT'],
    ] as const) {
      await using here = await startPrinted((response) => sendJson(response, status, body));
      const { result, errors, text } = await here.update('login userType cameras { nodes { id } }');
      assert.equal(memberAt(result, '__typename'), 'UserUpdated');
      assert.equal(memberAt(result, 'user.userType'), BILLING_USER.type);
      assert.deepEqual(
        errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
        [['updateUser.user.cameras', code]],
      );
      assert.equal(text.includes('canary'), false);
    }
  });
});

describe('Odd entries among the cameras of a user', () => {
  const camera = fc.record({
    id: fc.oneof(fc.integer({ min: 1, max: 2 ** 31 }), fc.constantFrom(...ODD_VALUES, '7')),
    name: fc.string({ maxLength: 10 }),
  });
  const entry = fc.oneof({ weight: 3, arbitrary: camera }, fc.constantFrom(...ODD_VALUES));
  const isReadable = (it: unknown) => {
    const id = memberAt(it, 'id');
    return id === '7' || (typeof id === 'number' && id > 0);
  };

  it('R4: are left out, with one error on the list', async () => {
    let body: unknown = null;
    await using here = await startPrinted((response) => sendJson(response, 200, body));
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
        body = entries;
        const { result, errors } = await here.update('cameras { nodes { id } }');
        const readable = entries.filter(isReadable);
        assert.deepEqual(
          listAt(result, 'user.cameras.nodes').map((it) => memberAt(it, 'id')),
          readable.map((it) => `vms/camera/${memberAt(it, 'id')}`),
        );
        assert.deepEqual(
          errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
          readable.length === entries.length
            ? []
            : [['updateUser.user.cameras.nodes', 'UPSTREAM_CONTRACT']],
        );
      }),
      { numRuns: 60 },
    );
  });

  it('R4: fail only the field that shows an odd value', async () => {
    const cameras = [{ id: 1, name: 'Gate', start_at: 'soon', streams: 7 }, { id: 2 }];
    await using here = await startPrinted(listing({ data: cameras }));
    const { result, errors } = await here.update(
      'cameras { nodes { id startAt streams { type } } }',
    );
    assert.deepEqual(memberAt(result, 'user.cameras.nodes'), [
      { id: 'vms/camera/1', startAt: null, streams: null },
      { id: 'vms/camera/2', startAt: null, streams: null },
    ]);
    assert.deepEqual(
      errors.map(({ path }) => path?.slice(2).join('.')),
      ['cameras.nodes.0.startAt', 'cameras.nodes.0.streams'],
    );
  });
});
