import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSchema } from '../../../src/graphql/schema.ts';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { ADMIN_PAGE, ADMIN_SECRETS } from '../../support/vms/admin-page.ts';
import { SECRET_OBJECTS } from '../../support/vms/admin-page-secrets.ts';
import { BILLING_PAGE } from '../../support/vms/billing-page.ts';
import { inMinsk, startVmsGateway } from '../../support/vms/gateway.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';
import {
  fieldAt,
  leavesOf,
  type PrintedObject,
  rowsOf,
  selectionOf,
  withIndices,
} from '../../support/vms/vendor-page.ts';

interface Page {
  readonly name: string;
  readonly body: unknown;
  readonly objects: readonly PrintedObject[];
  /** The type that the paths of the objects begin at. */
  readonly root: 'VmsUser' | 'UserUpdated';
  readonly secrets: Readonly<Record<string, string>>;
}

const ADMIN: Page = {
  name: 'the Admin page',
  body: printed('admin-user-200'),
  objects: ADMIN_PAGE,
  root: 'VmsUser',
  secrets: ADMIN_SECRETS,
};
const BILLING: Page = {
  name: 'the Billing page',
  body: printed('billing-update-200'),
  objects: BILLING_PAGE,
  root: 'UserUpdated',
  secrets: {},
};

for (const page of [ADMIN, BILLING]) {
  describe(`VMS user of ${page.name}`, () => {
    it('maps every printed property', () => {
      assert.deepEqual(unaccounted(page, page.body), []);
    });

    it('maps no property that the page does not print', () => {
      const paths = new Set(leavesOf(page.body, documentsOf(page)).map(({ path }) => path));
      const accounted = [...rowsOf(page.objects).map(({ path }) => path), ...secretsOf(page)];
      assert.deepEqual(
        accounted.filter((path) => !paths.has(path)),
        [],
      );
    });

    it('finds each mapped field in the schema', () => {
      const schema = createSchema();
      for (const { field, responded } of rowsOf(page.objects)) {
        assert.equal(fieldAt(schema, page.root, responded), field);
      }
    });
  });
}

describe('Check of a vendor page', () => {
  it('reports a property that a later page would add', () => {
    const later = { ...printedObject('billing-update-200'), session_limits: { cctv: 3 } };
    assert.deepEqual(unaccounted(BILLING, later), ['session_limits.cctv']);
  });

  it('lists each secret with its reason', () => {
    assert.deepEqual(secretsOf(ADMIN), [
      'intercoms[].login',
      'intercoms[].password',
      'intercom_flats[].number',
      'intercom_keys[].key',
    ]);
    for (const reason of Object.values(ADMIN_SECRETS)) assert.match(reason, /\w+ \w+/);
  });
});

describe('Printed Admin user read through the gateway', () => {
  it('returns every printed value', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN.body));
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const query = `{ user(id: "vms/user/5") { ... on VmsUser { ${selectionFor(ADMIN)} } } }`;
    const { data, errors } = await send(gateway.url, query);
    assert.deepEqual(errors, []);
    assertTellsAll(ADMIN, data?.['user']);
  });

  it('returns each secret to a caller with secrets:read', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN.body));
    const admin = { url: upstream.url, token: 'canary' };
    await using gateway = await startGatewayOver(
      { vms: inMinsk({ admin }) },
      { access: { openSecrets: true } },
    );
    const rows = rowsOf(SECRET_OBJECTS);
    const selection = selectionOf(rows.map(({ responded }) => responded));
    const query = `{ user(id: "vms/user/5") { ... on VmsUser { ${selection} } } }`;
    const { data, errors } = await send(gateway.url, query);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      rows.map(({ path }) => path),
      secretsOf(ADMIN),
    );
    for (const { path, responded } of rows) {
      const [leaf] = leavesOf(ADMIN.body).filter((it) => it.path === path);
      assert.equal(memberAt(data, `user.${withIndices(responded, [0])}`), leaf?.value, path);
    }
  });

  it('returns no secret if none is selected', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN.body));
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const query = `{ user(id: "vms/user/5") { ... on VmsUser { ${selectionFor(ADMIN)} } } }`;
    const { text } = await send(gateway.url, query);
    const secrets = leavesOf(ADMIN.body).filter(({ path }) => secretsOf(ADMIN).includes(path));
    assert.deepEqual(
      secrets.map(({ value }) => value),
      ['root', '123456', '91201692@vgw1.vms.local', '131231'],
    );
    for (const { value } of secrets) assert.equal(text.includes(String(value)), false);
  });
});

describe('Printed Billing update sent through the gateway', () => {
  const INPUT = {
    user: { login: { login: 'test@mail.com' } },
    password: 'qweasdzxc',
    status: 'ACTIVE',
    billingInfo: { billingId: '123123123', billingExtra: [] },
    billingProperties: [{ type: 'phone', value: '+80283289362' }],
    permissionsToAttach: ['archives-show', 'archives-download'],
    permissionsToDetach: ['archives-preview-download'],
  };

  it('sends the printed request', async () => {
    await using upstream = await startHttpServer((response) =>
      sendJson(response, 200, BILLING.body),
    );
    await using gateway = await startVmsGateway({ billing: { url: upstream.url } });
    await send(gateway.url, updateOf(BILLING), { input: { vmsBilling: INPUT } });
    assert.deepEqual(
      upstream.arrivals.map(({ method, url, body }) => [method, url, JSON.parse(body)]),
      [['PATCH', '/api/v1/billing/user/manage', printed('billing-update-request')]],
    );
  });

  it('returns every value of the printed 200', async () => {
    await using upstream = await startHttpServer((response) =>
      sendJson(response, 200, BILLING.body),
    );
    await using gateway = await startVmsGateway({ billing: { url: upstream.url } });
    const variables = { input: { vmsBilling: INPUT } };
    const { data, errors } = await send(gateway.url, updateOf(BILLING), variables);
    assert.deepEqual(errors, []);
    assert.equal(memberAt(data, 'updateUser.__typename'), 'UserUpdated');
    assertTellsAll(BILLING, memberAt(data, 'updateUser'));
  });

  it('keeps the unknown key of the printed 422', async () => {
    await using upstream = await startHttpServer((response) =>
      sendJson(response, 422, printed('validation-422')),
    );
    await using gateway = await startVmsGateway({ billing: { url: upstream.url } });
    const variables = { input: { vmsBilling: INPUT } };
    assertPrintedRefusal((await send(gateway.url, updateOf(BILLING), variables)).data);
  });
});

describe('Printed Admin update sent through the gateway', () => {
  it('sends the printed request', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN.body));
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const input = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: [] } } };
    const { data } = await send(gateway.url, updateOf(ADMIN), { input });
    const [{ method, url, body } = { body: '' }] = upstream.arrivals;
    assert.deepEqual(
      [method, url, JSON.parse(body)],
      ['PUT', '/api/admin/v1/users/5', printed('admin-update-request')],
    );
    // R6: the printed 200 has a permission, although the printed request removes all of them.
    assert.equal(memberAt(data, 'updateUser.__typename'), 'ConflictProblem');
  });

  it('returns every value of the printed 200', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, ADMIN.body));
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const input = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } };
    const { data, errors } = await send(gateway.url, updateOf(ADMIN), { input });
    assert.deepEqual(errors, []);
    assertTellsAll(ADMIN, memberAt(data, 'updateUser.user'));
  });

  it('keeps the unknown key of the printed 422', async () => {
    await using upstream = await startHttpServer((response) =>
      sendJson(response, 422, printed('validation-422')),
    );
    await using gateway = await startVmsGateway({ admin: { url: upstream.url, token: 'canary' } });
    const input = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } };
    assertPrintedRefusal((await send(gateway.url, updateOf(ADMIN), { input })).data);
  });
});

const secretsOf = ({ secrets }: Page) => Object.keys(secrets);

const documentsOf = ({ objects }: Page): ReadonlySet<string> =>
  new Set(
    rowsOf(objects)
      .filter(({ member }) => member.isDocument === true)
      .map(({ path }) => path),
  );

/** Returns the paths of a body that are neither mapped to a field nor listed as secrets. */
function unaccounted(page: Page, body: unknown): string[] {
  const accounted = new Set([...rowsOf(page.objects).map(({ path }) => path), ...secretsOf(page)]);
  const paths = leavesOf(body, documentsOf(page)).map(({ path }) => path);
  return [...new Set(paths)].filter((path) => !accounted.has(path));
}

const selectionFor = ({ objects }: Page) =>
  selectionOf(rowsOf(objects).map(({ responded }) => responded));

const selectionOfUpdated = (page: Page) =>
  page.root === 'UserUpdated'
    ? selectionFor(page)
    : `user { ... on VmsUser { ${selectionFor(page)} } }`;

const updateOf = (page: Page) => `mutation Update($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated { ${selectionOfUpdated(page)} }
    ... on ValidationProblem {
      code write origin { httpStatus } issues { path rule message upstreamField }
    }
  }
}`;

function assertTellsAll(page: Page, user: unknown): void {
  const rows = rowsOf(page.objects);
  for (const { path, indices, value } of leavesOf(page.body, documentsOf(page))) {
    for (const { responded, member } of rows.filter((row) => row.path === path)) {
      const at = withIndices(responded, indices);
      const expected = value === null ? null : member.expected(value);
      // A reference without an id is null as a whole.
      const shownAt = value === null ? at.replace(/\.id$/, '') : at;
      assert.deepEqual(memberAt(user, shownAt), expected, `${path} is not returned at ${at}`);
    }
  }
}

function assertPrintedRefusal(data: unknown): void {
  assert.deepEqual(memberAt(data, 'updateUser'), {
    __typename: 'ValidationProblem',
    code: 'VALIDATION_FAILED',
    write: 'NOT_APPLIED',
    origin: { httpStatus: 422 },
    issues: [
      {
        path: null,
        rule: 'OTHER',
        message: 'The cause of the error will be described here',
        upstreamField: 'any_key',
      },
    ],
  });
}

const printedObject = (name: string): Readonly<Record<string, unknown>> => ({
  ...(printed(name) as Record<string, unknown>),
});
