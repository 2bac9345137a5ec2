import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

interface Page {
  readonly nodes: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
}

const PAGE = `query ($provider: ID!, $first: Int, $after: String, $search: String) {
  users(provider: $provider, first: $first, after: $after, search: $search) {
    nodes { id login status }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  }
}`;

describe('users', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo({ vmsUsersList: true });
  });
  after(() => demo[Symbol.asyncDispose]());
  beforeEach(() => {
    for (const { simulators } of demo.simulated) for (const it of simulators) it.reset();
  });

  const ask = (variables: Readonly<Record<string, unknown>>) => send(demo.url, PAGE, variables);
  const pageOf = ({ data, errors }: GraphqlAnswer): Page => {
    assert.deepEqual(errors, []);
    // The operation above selects these fields.
    return (data as { readonly users: Page }).users;
  };

  for (const provider of ['vms', 'activeplatform', 'onapp']) {
    it(`returns every account of ${provider} once for any page size`, async () => {
      const walk = async (first: number) => {
        const ids: string[] = [];
        let after: string | null = null;
        for (let pages = 0; pages < 50; pages += 1) {
          const page: Page = pageOf(await ask({ provider, first, after }));
          assert.ok(page.nodes.length <= first);
          assert.deepEqual(
            page.edges.map(({ node }) => node.id),
            page.nodes.map(({ id }) => id),
          );
          assert.equal(page.pageInfo.hasPreviousPage, pages > 0);
          ids.push(...page.nodes.map(({ id }) => id));
          after = page.pageInfo.endCursor;
          if (!page.pageInfo.hasNextPage) return ids;
        }
        assert.fail('The list has no end.');
      };
      const whole = await walk(40);
      assert.ok(whole.length >= 3);
      assert.equal(new Set(whole).size, whole.length);
      for (const first of [1, 2, 3, whole.length]) assert.deepEqual(await walk(first), whole);
    });

    it(`refuses a foreign cursor or invalid page size at ${provider}`, async () => {
      const { pageInfo } = pageOf(await ask({ provider, first: 1 }));
      const other = provider === 'onapp' ? 'activeplatform' : 'onapp';
      for (const variables of [
        { provider: other, after: pageInfo.endCursor },
        { provider, after: 'nonsense' },
        { provider, after: '' },
        { provider, first: 101 },
        { provider, first: 0 },
        { provider, first: -1 },
      ]) {
        const { data, errors } = await ask(variables);
        assert.deepEqual(
          [data, errors[0]?.extensions['code']],
          [{ users: null }, 'BAD_USER_INPUT'],
        );
      }
    });
  }

  it('searches if the provider can, with cursors of that search', async () => {
    const found = pageOf(await ask({ provider: 'onapp', search: 'tess' }));
    assert.deepEqual(
      found.nodes.map(({ id }) => id),
      ['onapp/user/17'],
    );
    const other = await ask({ provider: 'onapp', after: found.pageInfo.endCursor });
    assert.equal(other.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    const byAddress = pageOf(await ask({ provider: 'activeplatform', search: 'test@mail.com' }));
    assert.deepEqual(
      byAddress.nodes.map(({ id }) => id),
      ['activeplatform/user/2000132'],
    );
    const byWords = await ask({ provider: 'activeplatform', search: 'tess' });
    assert.equal(byWords.errors[0]?.extensions['code'], 'UNSUPPORTED_BY_PROVIDER');
  });

  it('treats a blank search as none', async () => {
    for (const provider of ['vms', 'activeplatform', 'onapp']) {
      const all = pageOf(await ask({ provider }));
      const blank = pageOf(await ask({ provider, search: '  ', after: null }));
      assert.deepEqual(blank.nodes, all.nodes);
    }
  });

  it('returns 25 entries without first, and refuses null', async () => {
    const read = await send(
      demo.url,
      '{ __type(name: "Query") { fields { name args { name defaultValue } } } }',
    );
    assert.match(read.text, /"name":"first","defaultValue":"25"/);
    const { data, errors } = await ask({ provider: 'vms', first: null });
    assert.deepEqual([data, errors[0]?.extensions['code']], [{ users: null }, 'BAD_USER_INPUT']);
    const written = await send(demo.url, '{ users(provider: "vms", first: null) { totalCount } }');
    assert.equal(written.errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
  });

  it('keeps a page of VMS users with one unreadable document', async () => {
    const [, admin] =
      demo.simulated.find(({ configuration }) => configuration.key === 'vms')?.simulators ?? [];
    admin?.inject({ kind: 'status', status: 500, path: '/users/5', times: 0 });
    const query =
      '{ users(provider: "vms") { nodes { id login status userType: permissions { id } } } }';
    const { data, errors } = await send(demo.url, query);
    const { nodes } = (data as { readonly users: Page }).users;
    const one = nodes.find(({ id }) => id === 'vms/user/5');
    assert.deepEqual([one?.['login'], one?.['status']], ['170500', 'UNKNOWN']);
    assert.ok(nodes.filter(({ status }) => status === 'ACTIVE').length > 0);
    assert.deepEqual(
      errors.map(({ extensions }) => extensions['code']),
      ['UPSTREAM_FAILED'],
    );
  });

  it('is unsupported if the undocumented VMS list is disabled', async () => {
    await using documented = await startDemo();
    const { data, errors } = await send(documented.url, PAGE, { provider: 'vms' });
    assert.deepEqual(
      [data, errors[0]?.extensions['code']],
      [{ users: null }, 'UNSUPPORTED_BY_PROVIDER'],
    );
  });
});
