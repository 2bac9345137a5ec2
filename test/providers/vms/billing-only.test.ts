import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';
import { startSimulatedVms, startVmsGateway, updateVmsUser } from '../../support/vms/gateway.ts';
import { listAt, memberAt } from '../../support/vms/property-at.ts';

const LOGIN = 'sosnovy-park-office';
const CHANGE = { vmsBilling: { user: { login: { login: LOGIN } }, status: 'ACTIVE' } };
const LIST = '/api/v1/billing/cameras/list';

/** Starts a gateway whose VMS has no Admin API in the configuration, over the simulator. */
async function startBillingOnly() {
  const vms = await runVmsSimulators();
  const gateway = await startVmsGateway({ billing: { url: vms.billing.url } });
  return {
    url: gateway.url,
    vms,
    lists: () => vms.billing.journal.filter(({ path }) => path === LIST),
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await vms.close();
    },
  };
}

describe('User of a VMS with only the Billing API', () => {
  it('R4: shows the type in the response, without a call', async () => {
    await using here = await startBillingOnly();
    const { result, errors } = await updateVmsUser(here.url, CHANGE, 'userType', 'type');
    assert.deepEqual(errors, []);
    assert.deepEqual(memberAt(result, 'user'), { userType: 'legal' });
    assert.deepEqual(memberAt(result, 'billingAccount'), { type: 'legal' });
    assert.equal(here.vms.billing.journal.length, 1);
  });

  it('R4: shows the cameras that the Admin API would list', async () => {
    await using both = await startSimulatedVms();
    await using here = await startBillingOnly();
    const selection =
      'cameras { nodes { id name status groupType externalId streams { status } } totalCount }';
    const expected = await updateVmsUser(both.url, CHANGE, selection);
    const { result, errors } = await updateVmsUser(here.url, CHANGE, selection);
    assert.deepEqual(errors, []);
    assert.deepEqual(result, expected.result);
    assert.equal(listAt(result, 'user.cameras.nodes').length, 8);
    // The update, and the cameras by their ids.
    assert.equal(both.vms.billing.journal.length, 2);
  });

  it('R4: reads the cameras once, however often they are selected', async () => {
    await using here = await startBillingOnly();
    const { result } = await updateVmsUser(
      here.url,
      CHANGE,
      'cameras { nodes { id } } again: cameras { nodes { externalId streams { type } } }',
    );
    assert.match(String(memberAt(result, 'user.again.nodes.0.externalId')), /^5f0d3c1e-/);
    assert.equal(memberAt(result, 'user.again.nodes.0.streams.1.type'), 'LOW');
    assert.deepEqual(
      here.lists().map(({ query }) => query),
      [`login=${LOGIN}`],
    );
  });

  it('R4: shows an empty list for a user without cameras', async () => {
    await using here = await startBillingOnly();
    const input = { vmsBilling: { user: { login: { login: '200417' } }, status: 'ACTIVE' } };
    const { result, errors } = await updateVmsUser(here.url, input, 'cameras { nodes { id } }');
    assert.deepEqual([memberAt(result, 'user'), errors], [{ cameras: { nodes: [] } }, []]);
  });

  it('R4: reads the cameras again after each update', async () => {
    await using here = await startBillingOnly();
    const once = 'user { ... on VmsUser { cameras { nodes { id } } } }';
    const mutation = `updateUser(input: { vmsBilling: { user: { login: { login: "${LOGIN}" } }, status: ACTIVE } })`;
    const query = `mutation { ${['a', 'b'].map((alias) => `${alias}: ${mutation} { ... on UserUpdated { ${once} } }`).join(' ')} }`;
    const { data, errors } = await send(here.url, query);
    assert.deepEqual(errors, []);
    assert.equal(listAt(data, 'b.user.cameras.nodes').length, 8);
    assert.equal(here.lists().length, 2);
  });

  it('R4: fails all other fields of the Admin API, without a call', async () => {
    await using here = await startBillingOnly();
    const fields = ['permissions', 'intercoms', 'intercomFlats', 'intercomKeys'];
    const other = ['subUsers', 'analyticLicenses', 'billingInfo'];
    const selection = [...fields, ...other].map((field) => `${field} { __typename }`).join(' ');
    const { result, errors } = await updateVmsUser(here.url, CHANGE, `${selection} events`);
    assert.equal(memberAt(result, '__typename'), 'UserUpdated');
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.at(-1), extensions['code']]),
      [...fields, ...other, 'events'].map((field) => [field, 'UNSUPPORTED_BY_PROVIDER']),
    );
    assert.equal(here.vms.billing.journal.length, 1);
  });

  it('fails access and details of its cameras, without a call', async () => {
    await using here = await startBillingOnly();
    const selection = 'cameras(first: 1) { edges { node { id } access { name } details { ip } } }';
    const { result, errors } = await updateVmsUser(here.url, CHANGE, selection);
    const edge = memberAt(result, 'user.cameras.edges.0');
    assert.deepEqual([memberAt(edge, 'access'), memberAt(edge, 'details')], [null, null]);
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.at(-1), extensions['code']]),
      ['access', 'details'].map((field) => [field, 'UNSUPPORTED_BY_PROVIDER']),
    );
    assert.equal(here.vms.billing.journal.length, 2);
  });

  it('refuses to name its user by an id, and nothing is sent', async () => {
    await using here = await startBillingOnly();
    const input = { vmsBilling: { user: { id: 'vms/user/5' }, status: 'ACTIVE' } };
    const { __typename, write, issues } = await update(here.url, input);
    assert.deepEqual([__typename, write], ['ValidationProblem', 'NOT_APPLIED']);
    assert.deepEqual(
      issues?.map(({ path, rule }) => [path?.join('.'), rule]),
      [['input.vmsBilling.user.id', 'NOT_ALLOWED']],
    );
    assert.deepEqual(here.vms.billing.journal, []);
  });
});

describe('Cameras of a VMS with only the Billing API', () => {
  it('R4: show previews only to callers with secrets:read', async () => {
    await using vms = await runVmsSimulators();
    const scopes = ['users:read', 'users:write'] as const;
    const apiKeys = [apiKey('guard', [...scopes, 'secrets:read']), apiKey('desk', [...scopes])];
    await using gateway = await startGatewayOver(
      { vms: { kind: 'vms', billing: { url: vms.billing.url } } },
      { server: { port: 0, graphiql: false }, access: { mode: 'apiKeys', apiKeys } },
      silentLog,
    );
    const query = `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "170500" } }, status: ACTIVE } }) {
      ... on UserUpdated { user { ... on VmsUser { cameras { nodes { name previewUrl } } } } }
    } }`;
    const guard = await send(gateway.url, query, {}, bearer('guard'));
    const preview = memberAt(guard.data, 'updateUser.user.cameras.nodes.0.previewUrl');
    assert.match(String(preview), /canary-preview-token-1$/);
    const desk = await send(gateway.url, query, {}, bearer('desk'));
    assert.equal(desk.text.includes('canary'), false);
    assert.equal(desk.errors[0]?.extensions['code'], 'FORBIDDEN');
  });
});
