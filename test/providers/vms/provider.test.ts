import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import {
  readVmsUser,
  startAnsweredVms,
  startSimulatedVms,
  startVmsGateway,
  updateVmsUser,
} from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { listAt, memberAt } from '../../support/vms/property-at.ts';

const BILLING_USER = printed('billing-update-200');
const ADMIN_USER = printed('admin-user-200');
const CHANGE = { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' } };

describe('VMS with only the Billing API configured', () => {
  const start = async () => {
    const upstream = await startHttpServer((response) => sendJson(response, 200, BILLING_USER));
    const gateway = await startVmsGateway({ billing: { url: upstream.url } });
    return {
      url: gateway.url,
      arrivals: upstream.arrivals,
      [Symbol.asyncDispose]: async () => {
        await gateway.close();
        await upstream[Symbol.asyncDispose]();
      },
    };
  };

  it('fails fields of the Admin API and keeps the change', async () => {
    await using here = await start();
    const { result, errors } = await updateVmsUser(
      here.url,
      CHANGE,
      'login subUsers { totalCount } events',
    );
    assert.deepEqual(result, {
      __typename: 'UserUpdated',
      user: { login: 'test@mail.com', subUsers: null, events: null },
    });
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
      [
        ['updateUser.user.subUsers', 'UNSUPPORTED_BY_PROVIDER'],
        ['updateUser.user.events', 'UNSUPPORTED_BY_PROVIDER'],
      ],
    );
    assert.equal(here.arrivals.length, 1);
  });

  it('rejects reads, permission lists and Admin updates without a call', async () => {
    await using here = await start();
    const responses = [
      await readVmsUser(here.url, 'login'),
      await send(here.url, '{ permissions(provider: "vms") { id } }'),
      await tryUpdate(here.url, { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } }),
    ];
    for (const { errors } of responses) {
      assert.equal(errors[0]?.extensions['code'], 'UNSUPPORTED_BY_PROVIDER');
    }
    assert.deepEqual(here.arrivals, []);
  });
});

describe('VMS with only the Admin API configured', () => {
  it('rejects a Billing update without a call', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN_USER));
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const { errors } = await tryUpdate(gateway.url, CHANGE);
    assert.equal(errors[0]?.extensions['code'], 'UNSUPPORTED_BY_PROVIDER');
    assert.deepEqual(upstream.arrivals, []);
  });

  it('returns no update date and no billing account, without an error', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN_USER));
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const input = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } };
    const { result, errors } = await updateVmsUser(gateway.url, input, 'updatedAt', 'type');
    assert.deepEqual(errors, []);
    assert.deepEqual(result, {
      __typename: 'UserUpdated',
      user: { updatedAt: null },
      billingAccount: null,
    });
  });
});

describe('Billing update', () => {
  it('returns nothing of another Admin user with that id', async () => {
    for (const [status, body, words] of [
      [200, { ...Object(ADMIN_USER), id: 1 }, /return different users for one id/],
      [404, { message: 'Not found' }, /has no user with this id/],
    ] as const) {
      await using here = await startAnsweredVms((response, { method }) =>
        method === 'PATCH'
          ? sendJson(response, 200, BILLING_USER)
          : sendJson(response, status, body),
      );
      const { result, errors, text } = await updateVmsUser(
        here.url,
        CHANGE,
        'login permissions { name }',
      );
      assert.deepEqual(memberAt(result, 'user'), { login: 'test@mail.com', permissions: null });
      assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_CONTRACT');
      assert.match(errors[0]?.message ?? '', words);
      assert.equal(text.includes('layouts-store'), false);
    }
  });

  it('calls the Admin API once, however many fields need it', async () => {
    await using here = await startSimulatedVms();
    const { errors } = await updateVmsUser(
      here.url,
      { vmsBilling: { user: { login: { login: '170500' } }, status: 'ACTIVE' } },
      'permissions { id } cameras { nodes { id } } intercoms { nodes { id } } userType events',
    );
    assert.deepEqual(errors, []);
    const reads = here.vms.admin.journal.filter(({ method }) => method === 'GET');
    assert.equal(reads.length, 1);
  });

  it('returns not found for a rejected login, unless configured otherwise', async () => {
    const input = { vmsBilling: { user: { login: { login: 'nobody' } }, status: 'ACTIVE' } };
    await using here = await startSimulatedVms();
    assert.equal((await update(here.url, input)).__typename, 'NotFoundProblem');
    await using strict = await startSimulatedVms({}, { billing: { loginRefusal: 'validation' } });
    const { __typename, issues } = await update(strict.url, input);
    assert.equal(__typename, 'ValidationProblem');
    assert.deepEqual(issues?.[0]?.path, ['input', 'vmsBilling', 'user', 'login', 'login']);
  });
});

describe('Billing update of a user that is named by the id', () => {
  const BY_ID = { vmsBilling: { user: { id: 'vms/user/5' }, status: 'BLOCKED' } };

  it('sends the login that the Admin API shows', async () => {
    await using here = await startSimulatedVms();
    const { result, errors } = await updateVmsUser(here.url, BY_ID, 'id login status');
    assert.deepEqual(errors, []);
    assert.deepEqual(memberAt(result, 'user'), {
      id: 'vms/user/5',
      login: '170500',
      status: 'BLOCKED',
    });
    assert.deepEqual(
      here.vms.billing.journal.map(({ body }) => JSON.parse(body ?? '')),
      [{ login: '170500', status: 'blocked' }],
    );
  });

  it('sends nothing for an id that the Admin API does not know', async () => {
    await using here = await startSimulatedVms();
    const input = { vmsBilling: { user: { id: 'vms/user/4040' }, status: 'BLOCKED' } };
    assert.equal((await update(here.url, input)).__typename, 'NotFoundProblem');
    assert.deepEqual(here.vms.billing.journal, []);
  });

  it('sends nothing if the login cannot be read', async () => {
    for (const [status, body, code] of [
      [200, { id: 5, login: '' }, 'UPSTREAM_CONTRACT'],
      [200, { id: 6, login: 'other' }, 'UPSTREAM_CONTRACT'],
      [500, {}, 'UPSTREAM_ERROR'],
    ] as const) {
      await using here = await startAnsweredVms((response) => sendJson(response, status, body));
      const problem = await update(here.url, BY_ID);
      assert.equal(problem.write, 'NOT_APPLIED');
      if (status === 200) assert.equal(problem.code, code);
      assert.deepEqual(new Set(here.arrivals.map(({ method }) => method)), new Set(['GET']));
    }
  });

  it('is unknown if the response is about another id', async () => {
    await using here = await startAnsweredVms((response, { method }) =>
      sendJson(response, 200, method === 'GET' ? { id: 5, login: 'ann' } : { id: 6, login: 'ann' }),
    );
    const { code, write } = await update(here.url, BY_ID);
    assert.deepEqual([code, write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
  });
});

describe('Admin update with an undocumented response', () => {
  const updateSeenAs = async (seen: readonly number[], sent: readonly string[]) => {
    const permissions = seen.map((id) => ({ id, name: `permission-${id}` }));
    await using here = await startAnsweredVms((response, { method }) =>
      method === 'PUT'
        ? response.writeHead(204).end()
        : sendJson(response, 200, { id: 5, permissions }),
    );
    const input = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: sent } } };
    const { __typename, code, write } = await update(here.url, input);
    return { __typename, code, write, verbs: here.arrivals.map(({ method }) => method) };
  };

  it('succeeds if the user then has exactly the sent permissions', async () => {
    const { __typename, verbs } = await updateSeenAs([77, 9], ['9', '77', '9']);
    assert.deepEqual([__typename, verbs], ['UserUpdated', ['PUT', 'GET']]);
  });

  it('is unknown if the user then has other permissions', async () => {
    for (const seen of [[9, 77, 75], [9], [9, 75], []]) {
      const { __typename, code, write } = await updateSeenAs(seen, ['9', '77']);
      assert.deepEqual(
        [__typename, code, write],
        ['ProviderProblem', 'UPSTREAM_CONTRACT', 'UNKNOWN'],
      );
    }
  });
});

describe('VMS permissions', () => {
  it('returns the permissions of regular roles, each once', async () => {
    await using here = await startSimulatedVms();
    const { data } = await send(here.url, '{ permissions(provider: "vms") { id name group } }');
    const ids = listAt(data, 'permissions').map((permission) => memberAt(permission, 'id'));
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.includes('vms/permission/9'), true);
    // This permission is only for administrators and in no role.
    assert.equal(ids.includes('vms/permission/66') || ids.includes('vms/permission/248'), false);
  });

  it('adds configured permissions that no role contains', async () => {
    const permissionIds = { 'analytic-cases-smoke-fire': 248, 'layouts-store': 909 };
    await using here = await startSimulatedVms({}, { admin: { permissionIds } });
    const { data } = await send(here.url, '{ permissions(provider: "vms") { id name group } }');
    const named = (name: string) =>
      listAt(data, 'permissions').filter((permission) => memberAt(permission, 'name') === name);
    assert.deepEqual(named('analytic-cases-smoke-fire'), [
      { id: 'vms/permission/248', name: 'analytic-cases-smoke-fire', group: null },
    ]);
    assert.deepEqual(
      named('layouts-store').map((permission) => memberAt(permission, 'id')),
      ['vms/permission/9'],
    );
  });
});
