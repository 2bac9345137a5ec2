import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { send, tryUpdate } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { startHttpServer, type TestServer } from '../../support/upstreams/http-server.ts';
import { anyText } from '../../support/values/any-text.ts';
import { repetitions } from '../../support/values/thorough.ts';

/** Texts that a caller writes instead of a native id, by the row they belong to. */
const HOSTILE: Readonly<Record<string, readonly string[]>> = {
  'A1: traversal': ['../../admin', '1/../2', '..\\..\\x', '1/2', '/1', '1/'],
  'A2: dots': ['..', '.', '..;', '...', '.;/1', '1.'],
  'A3: encoded traversal': ['%2e%2e%2f', '%252e', '%31', '\u00c0\u00ae', '．．／', '1%00', '1%2f2'],
  'A4: query, fragment or matrix': ['1?api_token=x', '1#', '1;x', '1&a=b', '1?', '1 HTTP/1.1'],
  'A5: nothing': ['', ' ', '\u200b', '\u00a0', '\ufeff', '0'],
  'A6: an invalid character': [
    '\u0000',
    '1\u0000',
    '\ud800',
    '\u202e1',
    '1\u001b[2J',
    '\uffff',
    '1\n',
  ],
  'A7: another way to write a number': [
    '007',
    '+1',
    '-1',
    '1e3',
    '0x10',
    '1.0',
    '1_000',
    '1,000',
    '٣',
    '１',
    ' 1',
    '1 ',
    '99999999999999999999',
  ],
};

/** Every position of an id in a read. */
const READ = `query ($id: ID!) {
  user(id: $id) { id }
  node(id: $id) { id }
  camera(id: $id) { id }
  intercom(id: $id) { id }
  nodes(ids: [$id]) { id }
}`;

/** What is shown of an id that is refused in every position. */
const NOTHING = { user: null, node: null, camera: null, intercom: null, nodes: [null] };

const READ_USER = 'query ($id: ID!) { user(id: $id) { id } }';

/** Every position of an id in an update, with the other fields that a provider requires. */
const WRITES: readonly ((nativeId: string) => object)[] = [
  (it) => ({ vmsAdmin: { id: `vms/user/${it}`, permissions: { ids: ['9'] } } }),
  (it) => ({ vmsAdmin: { id: 'vms/user/5', permissions: { ids: [it] } } }),
  (it) => ({ vmsAdmin: { id: 'vms/user/5', permissions: { ids: [`vms/permission/${it}`] } } }),
  (it) => ({
    vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] }, ifPermissionIds: [it] },
  }),
  (it) => ({ activePlatform: { id: `activeplatform/user/${it}`, lastName: 'Roe' } }),
  (it) => ({ onApp: { id: `onapp/user/${it}`, lastName: 'Roe' } }),
  (it) => ({ onApp: { id: 'onapp/user/12', roleIds: [it] } }),
  (it) => ({ onApp: { id: 'onapp/user/12', roleIds: [`onapp/role/${it}`] } }),
  (it) => ({
    vmsBilling: {
      user: { login: { provider: `vms/${it}`, login: 'test@mail.com' } },
      status: 'BLOCKED',
    },
  }),
];

const TYPES = ['vms/user', 'vms/camera', 'vms/intercom', 'activeplatform/user', 'onapp/user'];

describe('Hostile id', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());
  const arrivals = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap((s) => s.journal));
  beforeEach(() => {
    for (const { simulators } of demo.simulated) for (const it of simulators) it.clearJournal();
  });

  async function isRefusedAsReadOf(id: string): Promise<void> {
    const { status, data, errors, text } = await send(demo.url, READ, { id });
    assert.deepEqual([status, data], [200, NOTHING], id);
    const refusals = errors.map(({ path, extensions }) => [path?.[0], extensions['code']]);
    const expected = Object.keys(NOTHING).map((field) => [field, 'BAD_USER_INPUT']);
    assert.deepEqual(refusals.sort(), expected.sort(), text);
  }

  async function isRefusedAsWriteOf(input: object): Promise<void> {
    const { data, errors } = await tryUpdate(demo.url, input);
    const result = data?.['updateUser'] as Readonly<Record<string, unknown>> | null | undefined;
    const refused =
      errors[0]?.extensions['code'] ?? `${result?.['__typename']} ${result?.['write']}`;
    assert.match(
      String(refused),
      /^(BAD_USER_INPUT|ValidationProblem NOT_APPLIED)$/,
      JSON.stringify(input),
    );
  }

  for (const [row, ids] of Object.entries(HOSTILE)) {
    it(`${row}: is refused in every position, and nothing is sent`, async () => {
      for (const id of ids) {
        for (const type of TYPES) await isRefusedAsReadOf(`${type}/${id}`);
        await isRefusedAsReadOf(`${id}/user/1`);
        await isRefusedAsReadOf(`vms/${id}/1`);
        for (const write of WRITES) await isRefusedAsWriteOf(write(id));
      }
      assert.deepEqual(arrivals(), []);
    });
  }

  it("A2: of any text leads only to its digits' address", async () => {
    const nativeId = fc.oneof(
      anyText({ maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('.', '/', '%', '2', 'e', '?', '#', ';', '\\'),
        maxLength: 8,
      }),
      fc.bigInt({ min: 1n, max: 10n ** 19n - 1n }).map(String),
    );
    await fc.assert(
      fc.asyncProperty(nativeId, async (id) => {
        for (const { simulators } of demo.simulated) for (const it of simulators) it.clearJournal();
        await send(demo.url, READ_USER, { id: `onapp/user/${id}` });
        const args = arrivals().map(({ path }) => path);
        assert.deepEqual(args, /^[1-9]\d{0,18}$/.test(id) ? [`/users/${id}.json`] : []);
      }),
      { numRuns: repetitions(300) },
    );
  });

  it('A7: of many digits is requested digit for digit', async () => {
    const ids = ['9007199254740993', '1234567890123456789'];
    for (const id of ids) await send(demo.url, READ_USER, { id: `onapp/user/${id}` });
    const paths = arrivals().map(({ path }) => path);
    assert.deepEqual(
      paths,
      ids.map((id) => `/users/${id}.json`),
    );
  });

  it('A8: that names another host makes no connection', async () => {
    await using stranger: TestServer = await startHttpServer((response) => response.end('{}'));
    const host = stranger.url.replace('http://', '');
    for (const id of [`//${host}/x`, stranger.url, `@${host}`, `1@${host}/`, `${host}/users/1`]) {
      for (const type of TYPES) await isRefusedAsReadOf(`${type}/${id}`);
      await isRefusedAsReadOf(id);
      for (const write of WRITES) await isRefusedAsWriteOf(write(id));
    }
    assert.deepEqual([stranger.connections(), arrivals()], [0, []]);
  });
});
