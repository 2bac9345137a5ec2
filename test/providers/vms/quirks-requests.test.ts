import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { JournalEntry } from '@roster/simulators/core/journal.ts';
import { isInputObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import { tryUpdate, update } from '../../support/clients/graphql.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { everyRequest } from '../../support/vms/every-request.ts';
import { startAnsweredVms, startSimulatedVms, startVmsGateway } from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';

const phone = { type: 'phone', value: '+80283289362' };

const startPrintedBilling = (billing: Readonly<Record<string, unknown>> = {}) =>
  startAnsweredVms((response) => sendJson(response, 200, printed('billing-update-200')), {
    billing,
  });

describe('VMS requests', () => {
  let requests: readonly JournalEntry[];
  before(async () => {
    requests = await everyRequest();
  });

  it('quirk 1: names the properties as configured, by default billing_properties', async () => {
    const vmsBilling = { user: { login: { login: 'test@mail.com' } }, billingProperties: [phone] };
    for (const [configured, sent] of [
      [{}, 'billing_properties'],
      [{ propertiesField: 'properties' }, 'properties'],
    ] as const) {
      await using here = await startPrintedBilling(configured);
      assert.equal((await update(here.url, { vmsBilling })).__typename, 'UserUpdated');
      assert.deepEqual(JSON.parse(here.arrivals[0]?.body ?? ''), {
        login: 'test@mail.com',
        [sent]: [phone],
      });
    }
  });

  it('quirk 2: sends properties as a list, billing info as an object', async () => {
    await using here = await startPrintedBilling();
    const billingInfo = { billingExtra: [] };
    const vmsBilling = {
      user: { login: { login: 'test@mail.com' } },
      billingInfo,
      billingProperties: [phone],
    };
    await update(here.url, { vmsBilling });
    const body: unknown = JSON.parse(here.arrivals[0]?.body ?? '');
    assert.deepEqual(memberAt(body, 'billing_info'), { billing_extra: [] });
    assert.deepEqual(memberAt(body, 'billing_properties'), [phone]);
  });

  it('quirk 3: changes users with PATCH and PUT, not POST', async () => {
    const verbs = requests
      .filter(({ path }) => /\/user\/manage$|\/users\/5$/.test(path))
      .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(verbs)].sort(), [
      'GET /api/admin/v1/users/5',
      'PATCH /api/v1/billing/user/manage',
      'PUT /api/admin/v1/users/5',
    ]);
  });

  it('quirk 4: joins paths to base URLs with or without a slash', async () => {
    for (const [base, path] of [
      ['', '/api/v1/billing/user/manage'],
      ['/', '/api/v1/billing/user/manage'],
      ['/vms', '/vms/api/v1/billing/user/manage'],
      ['/vms/', '/vms/api/v1/billing/user/manage'],
    ] as const) {
      await using upstream = await startHttpServer((response) =>
        sendJson(response, 200, printed('billing-update-200')),
      );
      await using gateway = await startVmsGateway({ billing: { url: `${upstream.url}${base}` } });
      await update(gateway.url, {
        vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' },
      });
      assert.deepEqual(
        upstream.arrivals.map(({ url }) => url),
        [path],
      );
    }
  });

  it('quirk 5: omits the user of the path from the body', async () => {
    const bodies = requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);
    assert.deepEqual(bodies, ['{"permissions":[9]}', '{"permissions":[75]}']);
  });

  it('quirk 6: sends a bearer token with each Admin request except sign-in', async () => {
    const admin = requests.filter(({ path }) => path.startsWith('/api/admin/'));
    for (const { path, headers } of admin) {
      const isSignIn = path.endsWith('/auth/token');
      assert.equal(/^Bearer \S+$/.test(String(headers['authorization'])), !isSignIn, path);
    }
    assert.ok(admin.length > 5);
  });

  it('quirk 7: sends only the configured header to the Billing API', async () => {
    await using open = await startPrintedBilling();
    const input = { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' } };
    await update(open.url, input);
    assert.equal(open.arrivals[0]?.headers.authorization, undefined);

    const billingAuth = { header: 'X-Token', value: 'canary-header' };
    const header = { name: 'X-Token', value: 'canary-header' };
    await using guarded = await startSimulatedVms({ billingAuth }, { billing: { header } });
    assert.equal((await update(guarded.url, input)).__typename, 'UserUpdated');
    await using unaware = await startSimulatedVms({ billingAuth });
    assert.equal((await update(unaware.url, input)).code, 'UPSTREAM_UNAUTHENTICATED');
    await using elsewhere = await startSimulatedVms({ billingAuth: 'forbidden' });
    assert.equal((await update(elsewhere.url, input)).code, 'UPSTREAM_FORBIDDEN');
  });

  it('quirk 19: sends no body with a GET, and never a DELETE', async () => {
    const reads = requests.filter(({ method }) => method === 'GET');
    assert.deepEqual([...new Set(reads.map(({ body }) => body))], ['']);
    assert.deepEqual([...new Set(requests.map(({ method }) => method))].sort(), [
      'GET',
      'PATCH',
      'POST',
      'PUT',
    ]);
    const lists = reads
      .filter(({ path }) => path.endsWith('/cameras/list'))
      .map(({ query }) => decodeURIComponent(query));
    assert.deepEqual([...new Set(lists)], ['cameras_ids[]=1', 'login=170500']);
  });

  it('quirk 24: converts permission names to ids for the Admin API', async () => {
    await using here = await startSimulatedVms();
    const permissions = { names: ['archives-show', 'layouts-store'] };
    const { __typename } = await update(here.url, {
      vmsAdmin: { id: 'vms/user/5', permissions },
    });
    assert.equal(__typename, 'UserUpdated');
    const write = here.vms.admin.journal.find(({ method }) => method === 'PUT');
    assert.deepEqual([write?.body, write?.status], ['{"permissions":[75,9]}', 200]);
  });

  it('quirk 26: requests only the paths of its table', async () => {
    const paths = requests.map(({ path }) => path);
    assert.deepEqual([...new Set(paths)].sort(), [
      '/api/admin/v1/auth/token',
      '/api/admin/v1/intercoms/1/flats',
      '/api/admin/v1/intercoms/1/keys',
      '/api/admin/v1/roles',
      '/api/admin/v1/users',
      '/api/admin/v1/users/5',
      '/api/v1/billing/cameras/list',
      '/api/v1/billing/intercoms/show',
      '/api/v1/billing/user/manage',
    ]);
  });

  it('quirk 30: has no field that synchronises intercoms', () => {
    assert.deepEqual(membersOf('UpdateVmsBillingUserInput'), [
      'billingInfo',
      'billingProperties',
      'canUpdatePassword',
      'password',
      'permissionsToAttach',
      'permissionsToDetach',
      'status',
      'user',
    ]);
    assert.deepEqual(membersOf('UpdateVmsAdminUserInput'), [
      'id',
      'ifPermissionIds',
      'permissions',
    ]);
  });

  it('quirk 35: accepts one field besides the login, which is required', async () => {
    await using here = await startPrintedBilling();
    const vmsBilling = { user: { login: { login: 'test@mail.com' } }, canUpdatePassword: true };
    assert.equal((await update(here.url, { vmsBilling })).__typename, 'UserUpdated');
    assert.deepEqual(JSON.parse(here.arrivals[0]?.body ?? ''), {
      login: 'test@mail.com',
      can_update_password: true,
    });
    const { errors } = await tryUpdate(here.url, { vmsBilling: { status: 'ACTIVE' } });
    assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.equal(here.arrivals.filter(({ method }) => method === 'PATCH').length, 1);
  });
});

function membersOf(name: string): string[] {
  const type = createSchema().getType(name);
  return isInputObjectType(type) ? Object.keys(type.getFields()).sort() : [];
}
