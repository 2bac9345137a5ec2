import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ACCEPTED_FIELDS } from '../../conformance/adapters/registry.ts';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { INPUT_BRANCHES, textPositions } from '../../support/schema/input-positions.ts';

const SCRIPT = '<script>alert("x")</script>';
const ONAPP = 'onapp/user/12';

describe('Hostile text', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo({ vmsUsersList: true });
  });
  after(() => demo[Symbol.asyncDispose]());
  const simulators = () => demo.simulated.flatMap((installation) => installation.simulators);
  const arrivals = () => simulators().flatMap(({ journal }) => journal);
  beforeEach(() => {
    for (const simulator of simulators()) simulator.clearJournal();
  });

  it('A9: adds no header to what is sent', async () => {
    const text = 'a\r\nx-evil: 1\r\n\r\nGET /evil';
    await send(
      demo.url,
      'query ($t: String!) { findUsers(match: { text: $t }) { users { id } } }',
      {
        t: text,
      },
    );
    await send(
      demo.url,
      'query ($t: String!) { users(provider: "onapp", search: $t) { nodes { id } } }',
      { t: text },
    );
    await update(demo.url, { onApp: { id: ONAPP, lastName: text } });
    await tryUpdate(demo.url, {
      vmsBilling: { user: { login: { login: text } }, status: 'BLOCKED' },
    });
    await tryUpdate(demo.url, { onApp: { id: ONAPP, lastName: 'x' } }, 'k\r\nx-evil: 1');
    const keyed = await tryUpdate(demo.url, { onApp: { id: ONAPP, lastName: 'x' } }, 'k\nx');
    assert.equal(keyed.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.doesNotMatch(keyed.text, /x-evil/);
    assert.ok(arrivals().length > 0);
    for (const { headers, path } of arrivals()) {
      assert.ok(!('x-evil' in headers));
      assert.ok(!path.includes('evil'));
    }
  });

  it('A11: stays a text in the XML that is sent', async () => {
    await using xml = await startDemo({ providers: { onapp: { format: 'xml' } } });
    const lastName = '</last_name><admin>true</admin><!--';
    const { user } = await update(xml.url, { onApp: { id: ONAPP, firstName: '', lastName } });
    assert.equal(user?.['name'], lastName);
  });

  it('A12: is refused as an unknown field at every depth', async () => {
    for (const input of [
      { onApp: { id: ONAPP, lastName: 'x', admin: true } },
      { onApp: { id: ONAPP, lastName: 'x', user: { admin: true } } },
      { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'], admin: true } } },
      { vmsAdmin: { id: 'vms/user/5', permissions: { names: [{ name: 'x', admin: true }] } } },
      {
        vmsBilling: {
          user: { login: { login: 'x' } },
          billingProperties: [{ type: 'phone', value: 'x', admin: 1 }],
        },
      },
      { activePlatform: { id: 'activeplatform/user/2002986', api_token: 'x' } },
    ]) {
      const { status, errors } = await tryUpdate(demo.url, input);
      assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'BAD_USER_INPUT']);
    }
    assert.deepEqual(arrivals(), []);
  });

  it('A12: adds no field to what is sent', async () => {
    const lastName = '","admin":true,"x":"&admin=true';
    await update(demo.url, { onApp: { id: ONAPP, lastName } });
    await update(demo.url, { activePlatform: { id: 'activeplatform/user/2002986', lastName } });
    await update(demo.url, {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' },
    });
    const sent = arrivals()
      .filter(({ method }) => method !== 'GET')
      .map(({ body }) => JSON.parse(body));
    assert.deepEqual(sent, [
      { login: 'test@mail.com', status: 'blocked' },
      { last_name: lastName },
      { user: { last_name: lastName } },
    ]);
  });

  for (const [branch, type] of INPUT_BRANCHES) {
    it(`A12: adds no field to what ${branch} sends`, async () => {
      // Some branches refuse every such text before anything is written.
      await tryUpdate(demo.url, { [branch]: ACCEPTED_FIELDS[branch] });
      for (const { path, value } of textPositions(type, '","admin":true,"x":"&admin=true')) {
        const [field = ''] = path;
        await tryUpdate(demo.url, {
          [branch]: { ...ACCEPTED_FIELDS[branch], [field]: value[field] },
        });
      }
      const writes = arrivals().filter(({ method }) => /^(PUT|PATCH)$/.test(method));
      assert.ok(writes.length > 0);
      for (const { query, body } of writes) {
        assert.ok(!new URLSearchParams(query).has('admin'));
        assert.ok(!hasProperty(JSON.parse(body), 'admin'), body);
      }
    });
  }

  it('A24: of HTML passes as data in a JSON response', async () => {
    await update(demo.url, { onApp: { id: ONAPP, firstName: '', lastName: SCRIPT } });
    const url = `${demo.url}/graphql?query=${encodeURIComponent(`{ user(id: "${ONAPP}") { name } }`)}`;
    const response = await fetch(url, {
      headers: { 'apollo-require-preflight': '1', accept: 'text/html,*/*' },
    });
    assert.deepEqual(await response.json(), { data: { user: { name: SCRIPT } } });
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    const page = await fetch(url, {
      headers: { 'apollo-require-preflight': '1', accept: 'text/html' },
    });
    assert.doesNotMatch(page.headers.get('content-type') ?? '', /html/);
    assert.doesNotMatch(await page.text(), /<script>/);
  });

  for (const wild of ['%', '*', '_', '?', '%%', '.*', "' or 1=1 --", 'a', '']) {
    it(`A26: finds no user by the pattern ${JSON.stringify(wild)}`, async () => {
      for (const member of ['email', 'login']) {
        const { data, errors } = await send(
          demo.url,
          `query ($it: String!) { findUsers(match: { ${member}: $it }) { users { id } problem { code } } }`,
          { it: wild },
        );
        const found = (data?.['findUsers'] ?? []) as readonly {
          readonly users: readonly object[] | null;
        }[];
        assert.ok(errors.length > 0 || found.length === demo.simulated.length);
        assert.deepEqual(
          found.flatMap(({ users }) => users ?? []),
          [],
        );
      }
      for (const { query } of arrivals()) {
        const values = [...new URLSearchParams(query).values()];
        assert.ok(wild === '' || query === '' || values.includes(wild), query);
      }
    });
  }
});

/** Returns whether a document has a property of this name, at any depth. */
function hasProperty(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, name) || Object.values(value).some((it) => hasProperty(it, name));
}
