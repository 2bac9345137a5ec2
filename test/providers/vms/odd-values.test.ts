import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { startAnsweredVms } from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';
import { ODD_VALUES, oddBodies } from '../contract/odd-values.ts';

const USER = Object(printed('admin-user-200'));
const CAMERA = USER.cameras[0];
const admin = (members: object) => ({ ...USER, ...members });

/** Sends a query to a gateway over an Admin API that returns this user. */
async function query(body: unknown, selection: string) {
  await using vms = await startAnsweredVms((response) => sendJson(response, 200, body));
  const { data, errors } = Object(
    await send(vms.url, `{ user(id: "vms/user/5") { login ... on VmsUser { ${selection} } } }`),
  );
  return { user: data?.user, errors: errors ?? [] };
}

describe('a VMS user with an odd value', () => {
  it('F1: fails only the field that shows it', async () => {
    const cameras = [
      { ...CAMERA, start_at: 'soon', is_public: 2 },
      { ...CAMERA, id: 9 },
    ];
    const { user, errors } = await query(
      admin({ cameras }),
      'cameras { edges { node { id startAt } details { isPublic } } }',
    );
    assert.equal(user.login, USER.login);
    assert.deepEqual(
      [user.cameras.edges[0]],
      [{ node: { id: `vms/camera/${CAMERA.id}`, startAt: null }, details: { isPublic: null } }],
    );
    assert.equal(user.cameras.edges[1].node.id, 'vms/camera/9');
    assert.deepEqual(
      errors.map(({ path, extensions: { code, provider } }: never) => [path, code, provider]),
      [
        [['user', 'cameras', 'edges', 0, 'node', 'startAt'], 'UPSTREAM_CONTRACT', 'vms'],
        [['user', 'cameras', 'edges', 0, 'details', 'isPublic'], 'UPSTREAM_CONTRACT', 'vms'],
      ],
    );
  });

  it('F1: fails nothing if the field is not selected', async () => {
    const body = admin({ cameras: 7, created_at: 'soon', permissions: 'x' });
    const { user, errors } = await query(body, 'name');
    assert.deepEqual([user.login, errors], [USER.login, []]);
  });

  it('F1: leaves out list entries without an id, with one error', async () => {
    const cameras = [null, CAMERA, { ...CAMERA, id: 0 }, { ...CAMERA, id: '8' }];
    const { user, errors } = await query(admin({ cameras }), 'cameras { nodes { id } }');
    assert.deepEqual(
      user.cameras.nodes.map(({ id }: { readonly id: string }) => id),
      [`vms/camera/${CAMERA.id}`, 'vms/camera/8'],
    );
    assert.deepEqual([errors.length, errors[0].path], [1, ['user', 'cameras', 'nodes']]);
    assert.equal(errors[0].extensions.code, 'UPSTREAM_CONTRACT');
  });

  it('F1: reads other forms as what they mean', async () => {
    const cameras = {
      data: [
        {
          ...CAMERA,
          start_at: '-0001-11-30T00:00:00.000000Z',
          archive_storage_days: '',
          is_public: '\u0001',
        },
      ],
    };
    const body = admin({
      created_at: '2022-11-16',
      cameras,
      permissions: { 3: { id: '7', name: 9 } },
    });
    const selection =
      'createdAt permissions { id name } cameras { edges { node { startAt } details { archiveStorageDays isPublic } } }';
    const { user, errors } = await query(body, selection);
    assert.deepEqual(errors, []);
    assert.deepEqual(user.cameras.edges, [
      { node: { startAt: null }, details: { archiveStorageDays: null, isPublic: true } },
    ]);
    assert.deepEqual(user.permissions, [{ id: 'vms/permission/7', name: '9' }]);
    assert.equal(user.createdAt, '2022-11-15T21:00:00.000Z');
  });
});

async function assertApplied(bodies: readonly unknown[], input: string): Promise<void> {
  let body: unknown;
  await using vms = await startAnsweredVms((response) => sendJson(response, 200, body));
  const update = `mutation { updateUser(input: { ${input} }) {
    __typename ... on UserUpdated { user { id } } } }`;
  for (body of bodies) {
    const { data, errors } = await send(vms.url, update);
    assert.equal(memberAt(data, 'updateUser.__typename'), 'UserUpdated');
    assert.deepEqual(errors, []);
  }
}

describe('an update of a VMS user', () => {
  const BILLED = Object(printed('billing-update-200'));
  const BILLING = `vmsBilling: { user: { login: { provider: "vms", login: "${BILLED.login}" } }, status: ACTIVE }`;
  const ADMIN = 'vmsAdmin: { id: "vms/user/5", permissions: { ids: ["9"] } }';

  it('F4: is applied if the Billing API identifies the user', async () => {
    const billing_properties = [{ type: 'address', value: null }];
    const bodies = [{ ...BILLED, billing_properties }, ...oddBodies(BILLED, ['id', 'login'])];
    await assertApplied(bodies, BILLING);
  });

  it('F4: is applied if the Admin API identifies the user', async () => {
    const permissions = [{ id: 9, name: 'a' }];
    // Of the permissions an empty list is a statement, not an odd value.
    const bodies = oddBodies({ ...USER, permissions }, ['id', 'permissions']);
    const odd = ODD_VALUES.filter((value) => JSON.stringify(value).length > 2 || value === '');
    await assertApplied(
      [...bodies, ...odd.map((value) => ({ ...USER, permissions: value }))],
      ADMIN,
    );
  });

  it('F4: is unknown if the response identifies another user', async () => {
    for (const id of [null, 'x', 0, 77]) {
      await using vms = await startAnsweredVms((response) =>
        sendJson(response, 200, { ...BILLED, ...USER, id, login: 'another' }),
      );
      for (const input of [BILLING, ADMIN]) {
        const { data } = await send(
          vms.url,
          `mutation { updateUser(input: { ${input} }) { ... on Problem { code write } } }`,
        );
        assert.deepEqual(memberAt(data, 'updateUser'), {
          code: 'UPSTREAM_CONTRACT',
          write: 'UNKNOWN',
        });
      }
    }
  });
});
