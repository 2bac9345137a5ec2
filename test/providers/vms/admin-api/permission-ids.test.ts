import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import type { UpdateVmsAdminUserInput } from '../../../../src/generated/schema-types.ts';
import {
  type PermissionIds,
  resolvePermissionIds,
} from '../../../../src/providers/vms/admin-api/permission-ids.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { connectAdmin } from '../../../support/vms/data-sources.ts';

type List = UpdateVmsAdminUserInput['permissions'];

/** Resolves over a new simulator; `asked` lists the paths that were read, without the sign-in. */
async function resolving(configured: Readonly<Record<string, string>> = {}) {
  const vms = await runVmsSimulators();
  const dataSource = connectAdmin({ url: vms.admin.url, ...vms.credentials });
  const sources = { provider: 'vms', configured: new Map(Object.entries(configured)), dataSource };
  return {
    resolve: (permissions: List, user = '5') =>
      resolvePermissionIds({ id: `vms/user/${user}`, permissions }, user, sources, aCall()),
    attach: (login: string, name: string) =>
      fetch(`${vms.billing.url}/api/v1/billing/user/manage`, {
        method: 'PATCH',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({ login, permissions_to_attach: [name] }),
      }),
    args: () =>
      vms.admin.journal.map(({ path }) => path).filter((path) => !path.endsWith('/auth/token')),
    [Symbol.asyncDispose]: async () => {
      await dataSource.close();
      await vms.close();
    },
  };
}

const idsOf = (resolved: PermissionIds) => (resolved.kind === 'known' ? resolved.ids : undefined);

const issuesOf = (resolved: PermissionIds) =>
  resolved.kind === 'refused' ? resolved.issues : undefined;

describe('resolvePermissionIds with ids', () => {
  it('accepts global and bare ids in order, without a call', async () => {
    await using here = await resolving();
    const ids = idsOf(await here.resolve({ ids: ['vms/permission/77', '9', '9'] }));
    assert.deepEqual(ids, ['77', '9', '9']);
    assert.deepEqual(here.args(), []);
  });

  it('keeps every digit of ids too large for a number', async () => {
    await using here = await resolving();
    const ids = idsOf(await here.resolve({ ids: ['9007199254740993'] }));
    assert.deepEqual(ids, ['9007199254740993']);
  });

  it('reports each invalid or foreign id at its index', async () => {
    await using here = await resolving();
    const issues = issuesOf(
      await here.resolve({
        ids: ['9', 'onapp/permission/9', 'vms/camera/9', '0', '-1', '9]', ''],
      }),
    );
    assert.deepEqual(
      issues?.map(({ path, rule, upstreamField }) => [path?.join('.'), rule, upstreamField]),
      [1, 2, 3, 4, 5, 6].map((i) => [`input.vmsAdmin.permissions.ids.${i}`, 'FORMAT', null]),
    );
  });

  it('returns an empty list if every permission is removed', async () => {
    await using here = await resolving();
    assert.deepEqual(idsOf(await here.resolve({ ids: [] })), []);
    assert.deepEqual(idsOf(await here.resolve({ names: [] })), []);
    assert.deepEqual(here.args(), []);
  });
});

describe('resolvePermissionIds with names', () => {
  it('finds ids in the roles for regular users', async () => {
    await using here = await resolving();
    const ids = idsOf(await here.resolve({ names: ['layouts-store', 'archives-show'] }));
    assert.deepEqual(ids, ['9', '75']);
    assert.deepEqual(here.args(), ['/api/admin/v1/roles']);
  });

  it('finds ids in the configuration first, without a call', async () => {
    await using here = await resolving({ 'layouts-store': '909' });
    assert.deepEqual(idsOf(await here.resolve({ names: ['layouts-store'] })), ['909']);
    assert.deepEqual(here.args(), []);
    const ids = idsOf(await here.resolve({ names: ['layouts-store', 'archives-show'] }));
    assert.deepEqual(ids, ['909', '75']);
  });

  it('finds ids that no role lists in the user', async () => {
    await using here = await resolving();
    await here.attach('170500', 'analytic-cases-smoke-fire');
    const list = { names: ['analytic-cases-smoke-fire'] };
    assert.deepEqual(idsOf(await here.resolve(list, '5')), ['248']);
    assert.deepEqual(here.args(), ['/api/admin/v1/roles', '/api/admin/v1/users/5']);
    const issues = issuesOf(await here.resolve(list, '14'));
    assert.deepEqual(
      issues?.map(({ rule }) => rule),
      ['NOT_FOUND'],
    );
  });

  it('reports each unknown or administrator permission at its index', async () => {
    await using here = await resolving();
    const names = ['layouts-store', 'layouts-stroe', 'cameras-destroy'];
    const issues = issuesOf(await here.resolve({ names }));
    assert.deepEqual(
      issues?.map(({ path, rule }) => [path?.join('.'), rule]),
      [
        ['input.vmsAdmin.permissions.names.1', 'NOT_FOUND'],
        ['input.vmsAdmin.permissions.names.2', 'NOT_FOUND'],
      ],
    );
  });

  it('returns noUser if the lookup of a name finds none', async () => {
    await using here = await resolving();
    const resolved = await here.resolve({ names: ['layouts-stroe'] }, '99999');
    assert.deepEqual(resolved, { kind: 'noUser' });
  });
});
