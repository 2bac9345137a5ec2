import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { filesBelow, readSource } from '../../support/files/sources.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

/**
 * Normalizing either of them takes seconds: marks are sorted by their classes, and there are 30,000
 * of them.
 */
const LONG = [`a${'\u0301\u0323'.repeat(14_000)}`, '\ufb03'.repeat(20_000)];

/** Milliseconds; normalizing took 3,500 and more. */
const GENEROUS_MS = 2000;

const NODE = 'query ($t: ID!) { node(id: $t) { id } }';

/** Every position in which a client chooses a name. */
const QUERIES: Readonly<Record<string, string>> = {
  'the id of a node': NODE,
  'the id of a user': 'query ($t: ID!) { user(id: $t) { id } }',
  'one of several ids': 'query ($t: ID!) { nodes(ids: [$t]) { id } }',
  'the key of a provider': 'query ($t: ID!) { users(provider: $t) { nodes { id } } }',
  'the key of a searched provider':
    'query ($t: ID!) { findUsers(match: { text: "a" }, providers: [$t]) { users { id } } }',
  'a search': 'query ($t: String!) { users(provider: "onapp", search: $t) { nodes { id } } }',
  'a cursor': 'query ($t: String!) { users(provider: "onapp", after: $t) { nodes { id } } }',
  'a login to find': 'query ($t: String!) { findUsers(match: { login: $t }) { users { id } } }',
  'an address to find': 'query ($t: String!) { findUsers(match: { email: $t }) { users { id } } }',
  'words to find': 'query ($t: String!) { findUsers(match: { text: $t }) { users { id } } }',
};

describe('Text that is too long', () => {
  let demo: Demo;
  const folder = createTemporaryFolder();
  before(async () => {
    demo = await startDemo({
      settings: {
        access: { protectedUsers: [{ provider: 'vms', id: '1', login: 'root' }] },
        audit: { file: `${folder.path}/audit.jsonl`, key: 'k'.repeat(32) },
      },
    });
  });
  beforeEach(() => {
    for (const simulator of simulators()) simulator.clearJournal();
  });
  after(async () => {
    await demo[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  const simulators = () => demo.simulated.flatMap((installation) => installation.simulators);
  const arrivals = () => simulators().flatMap(({ journal }) => journal);

  async function quickly<T>(work: () => Promise<T>): Promise<T> {
    const { result, cpuMs } = await withCpuTime(work);
    assert.ok(cpuMs < GENEROUS_MS, `${cpuMs} ms`);
    assert.deepEqual(arrivals(), []);
    return result;
  }

  it('A27: as a login is TOO_LONG on its field', async () => {
    for (const login of LONG) {
      const input = { vmsBilling: { user: { login: { login } }, status: 'BLOCKED' } };
      const { issues } = await quickly(() => update(demo.url, input));
      assert.deepEqual(issues, [
        {
          path: ['input', 'vmsBilling', 'user', 'login', 'login'],
          rule: 'TOO_LONG',
          message: 'is longer than 320 characters',
          upstreamField: null,
        },
      ]);
    }
  });

  it('A27: as an id, key, cursor or search is BAD_USER_INPUT', async () => {
    for (const t of LONG) {
      for (const [place, query] of Object.entries(QUERIES)) {
        const { errors } = await quickly(() => send(demo.url, query, { t }));
        const codes = errors.map(({ extensions }) => extensions['code']);
        assert.deepEqual(codes, ['BAD_USER_INPUT'], place);
      }
      const input = { onApp: { id: t, firstName: 'A' } };
      const named = {
        vmsBilling: { user: { login: { provider: t, login: 'ann' } }, status: 'BLOCKED' },
      };
      for (const [one, key] of [[input], [named], [RENAME, t]] as const) {
        const { errors } = await quickly(() => tryUpdate(demo.url, one, key));
        assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
      }
    }
  });

  it('A27: as a value is TOO_LONG before characters are read', async () => {
    for (const lastName of [...LONG, 'x\u0000'.repeat(5000)]) {
      const { issues } = await quickly(() =>
        update(demo.url, { onApp: { id: 'onapp/user/12', lastName } }),
      );
      assert.deepEqual(
        issues?.map(({ rule }) => rule),
        ['TOO_LONG'],
      );
    }
  });

  it('A27: is normalized in one module only, which cuts it', () => {
    const files = filesBelow('src', '.ts');
    const normalising = files.filter((file) =>
      /\.normalize\(|Intl\.Collator/.test(readSource(file)),
    );
    assert.deepEqual(normalising, ['src/use-cases/update-user/fold-login.ts']);
  });
});

const RENAME = { onApp: { id: 'onapp/user/12', firstName: 'A' } };
