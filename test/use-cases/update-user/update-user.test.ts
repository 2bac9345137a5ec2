import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { tryUpdate, update } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';

describe('updateUser', () => {
  let demo: Demo;
  let simulators: readonly RunningSimulator[];

  before(async () => {
    demo = await startDemo();
    simulators = demo.simulated.flatMap((installation) => installation.simulators);
  });
  beforeEach(() => {
    for (const simulator of simulators) simulator.clearJournal();
  });
  after(() => demo[Symbol.asyncDispose]());

  const arrivals = () => simulators.flatMap(({ journal }) => journal);

  /** Returns the issues of an input that the gateway itself refuses. */
  async function validateInput(input: object) {
    const response = await update(demo.url, input);
    assert.deepEqual(
      [response.__typename, response.code, response.write, response.origin?.httpStatus],
      ['ValidationProblem', 'VALIDATION_FAILED', 'NOT_APPLIED', null],
    );
    assert.deepEqual(arrivals(), []);
    return (response.issues ?? []).map(({ path, rule, upstreamField }) => {
      assert.equal(upstreamField, null);
      return { path: path?.join('.'), rule };
    });
  }

  /** Returns the code of a top-level error, with nothing sent and `updateUser` null. */
  async function errorCode(input: object, url = demo.url) {
    const { data, errors } = await tryUpdate(url, input);
    assert.deepEqual(data, { updateUser: null });
    assert.deepEqual(arrivals(), []);
    return errors.map(({ extensions }) => extensions['code']).join();
  }

  const NOTHING: readonly (readonly [string, object, string])[] = [
    ['vmsBilling', { user: { login: { login: 'test@mail.com' } } }, 'input.vmsBilling'],
    [
      'vmsBilling',
      { user: { login: { login: 'test@mail.com', provider: null } } },
      'input.vmsBilling',
    ],
    [
      'vmsBilling',
      { user: { login: { login: 'test@mail.com' } }, billingInfo: {} },
      'input.vmsBilling',
    ],
    [
      'vmsBilling',
      { user: { login: { login: 'test@mail.com' } }, permissionsToAttach: [] },
      'input.vmsBilling',
    ],
    ['activePlatform', { id: 'activeplatform/user/2002986' }, 'input.activePlatform'],
    [
      'activePlatform',
      { id: 'activeplatform/user/2002986', customAttributes: [] },
      'input.activePlatform',
    ],
    ['onApp', { id: 'onapp/user/12' }, 'input.onApp'],
    ['onApp', { id: 'onapp/user/12', ifUpdatedAt: '2016-10-03T07:06:38.740Z' }, 'input.onApp'],
    ['onApp', { id: 'onapp/user/12', ifUpdatedAt: null }, 'input.onApp'],
    [
      'activePlatform',
      { id: 'activeplatform/user/2002986', ifUpdatedAt: '2016-10-03T07:06:38.740Z' },
      'input.activePlatform',
    ],
  ];
  for (const [branch, input, path] of NOTHING) {
    it(`sends nothing for the empty change ${JSON.stringify({ [branch]: input })}`, async () => {
      assert.deepEqual(await validateInput({ [branch]: input }), [{ path, rule: 'REQUIRED' }]);
    });
  }

  it('refuses null if the provider documents no clearing', async () => {
    const issues = await validateInput({
      vmsBilling: {
        user: { login: { login: 'test@mail.com' } },
        password: null,
        billingInfo: { billingId: null },
      },
    });
    assert.deepEqual(issues, [
      { path: 'input.vmsBilling.password', rule: 'NOT_ALLOWED' },
      { path: 'input.vmsBilling.billingInfo.billingId', rule: 'NOT_ALLOWED' },
    ]);
    assert.deepEqual(await validateInput({ onApp: { id: 'onapp/user/12', email: null } }), [
      { path: 'input.onApp.email', rule: 'NOT_ALLOWED' },
    ]);
  });

  it('accepts null inside a JSON field as data', async () => {
    const billingExtra = { note: null, list: [null] };
    const input = {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, billingInfo: { billingExtra } },
    };
    assert.equal((await update(demo.url, input)).__typename, 'UserUpdated');
    assert.deepEqual(JSON.parse(arrivals()[0]?.body ?? '').billing_info, {
      billing_extra: billingExtra,
    });
  });

  it('sends an empty suspend_at for suspendAt: null', async () => {
    const input = { onApp: { id: 'onapp/user/12', suspendAt: null } };
    assert.equal((await update(demo.url, input)).__typename, 'UserUpdated');
    assert.equal(arrivals()[0]?.body, '{"user":{"suspend_at":""}}');
  });

  it('refuses half a character and a control character', async () => {
    for (const text of ['\ud800', 'a\u0000b', 'a\u001bb', '\uffff']) {
      const issues = await validateInput({ onApp: { id: 'onapp/user/12', firstName: text } });
      assert.deepEqual(issues, [{ path: 'input.onApp.firstName', rule: 'FORMAT' }]);
    }
    assert.deepEqual(
      await validateInput({
        vmsBilling: { user: { login: { login: 'a\u0000' } }, status: 'ACTIVE' },
      }),
      [{ path: 'input.vmsBilling.user.login.login', rule: 'FORMAT' }],
    );
  });

  it('refuses a permission that is both attached and detached', async () => {
    const names = { permissionsToAttach: ['a', 'b'], permissionsToDetach: ['c', 'b'] };
    assert.deepEqual(
      await validateInput({
        vmsBilling: { user: { login: { login: 'test@mail.com' } }, ...names },
      }),
      [{ path: 'input.vmsBilling.permissionsToDetach.1', rule: 'NOT_ALLOWED' }],
    );
  });

  it('refuses ids of another provider or type, on their field', async () => {
    const issues = await validateInput({
      onApp: {
        id: 'onapp/user/12',
        roleIds: ['1', 'vms/role/2', '../3'],
        bucketId: 'onapp/role/1',
      },
    });
    assert.deepEqual(issues, [
      { path: 'input.onApp.bucketId', rule: 'FORMAT' },
      { path: 'input.onApp.roleIds.1', rule: 'FORMAT' },
      { path: 'input.onApp.roleIds.2', rule: 'FORMAT' },
    ]);
    assert.deepEqual(
      await validateInput({
        vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['x', 'onapp/permission/1'] } },
      }),
      [
        { path: 'input.vmsAdmin.permissions.ids.0', rule: 'FORMAT' },
        { path: 'input.vmsAdmin.permissions.ids.1', rule: 'FORMAT' },
      ],
    );
  });

  it('refuses unknown names of permissions and changes nothing', async () => {
    const names = ['layouts-store', 'no-such-permission'];
    const response = await update(demo.url, {
      vmsAdmin: { id: 'vms/user/5', permissions: { names } },
    });
    assert.deepEqual(
      response.issues?.map(({ path, rule }) => [path?.join('.'), rule]),
      [['input.vmsAdmin.permissions.names.1', 'NOT_FOUND']],
    );
    assert.deepEqual(
      arrivals().filter(({ method }) => method === 'PUT'),
      [],
    );
  });

  for (const id of [
    '5',
    '',
    ' ',
    '..',
    'vms/user/..',
    'vms/user/007',
    'vms/user/+1',
    'vms/user/1e3',
    'vms/user/1/2',
    'vms/user/1?x',
    'vms//1',
    'http://127.0.0.1:1/',
    'vms/user/٣',
    'vms/user/12345678901234567890',
  ]) {
    it(`sends nothing for the id ${JSON.stringify(id)}`, async () => {
      assert.equal(
        await errorCode({ vmsAdmin: { id, permissions: { ids: [] } } }),
        'BAD_USER_INPUT',
      );
    });
  }

  it('sends nothing for an id of another type or provider', async () => {
    for (const id of ['onapp/user/12', 'vms/camera/1', 'other/user/1']) {
      assert.equal(
        await errorCode({ vmsAdmin: { id, permissions: { ids: [] } } }),
        'BAD_USER_INPUT',
      );
    }
    for (const provider of ['other', 'onapp']) {
      const user = { login: { login: 'a', provider } };
      assert.equal(await errorCode({ vmsBilling: { user, status: 'ACTIVE' } }), 'BAD_USER_INPUT');
    }
    for (const id of ['onapp/user/12', 'vms/camera/1', 'other/user/1', 'nonsense']) {
      const vmsBilling = { user: { id }, status: 'ACTIVE' };
      assert.equal(await errorCode({ vmsBilling }), 'BAD_USER_INPUT', id);
    }
  });

  it('requires provider for several VMS, and offers no unconfigured branch', async () => {
    const vms = { kind: 'vms', billing: { url: 'http://127.0.0.1:1' } };
    const onapp = { kind: 'onApp', url: 'http://127.0.0.1:1', username: 'a', password: 'b' };
    const toInput = (provider?: string) => ({
      vmsBilling: { user: { login: { login: 'a', provider } }, status: 'ACTIVE' },
    });
    await using two = await startGatewayOver({ a: vms, b: vms });
    assert.equal(await errorCode(toInput(), two.url), 'BAD_USER_INPUT');
    assert.equal(
      await errorCode({ vmsAdmin: { id: 'a/user/1', permissions: { ids: [] } } }, two.url),
      'UNSUPPORTED_BY_PROVIDER',
    );
    const response = await update(two.url, toInput('b'));
    assert.equal(response.origin?.provider.id, 'b');
    await using none = await startGatewayOver({ onapp });
    assert.equal(await errorCode(toInput(), none.url), 'UNSUPPORTED_BY_PROVIDER');
  });
});
