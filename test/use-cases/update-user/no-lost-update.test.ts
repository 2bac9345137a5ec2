import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { aWhile, until } from '../../support/upstreams/blocking-upstream.ts';

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on Problem { code write retry { advice } origin { httpStatus } }
    ... on ValidationProblem { issues { path rule } }
    ... on ConflictProblem { current { id updatedAt permissions { id } billingInfo { billingId } } }
  }
}`;

interface Result {
  readonly __typename: string;
  readonly code?: string;
  readonly issues?: readonly unknown[];
  readonly current?: Readonly<Record<string, unknown>> | null;
}

async function updateAt(url: string, input: object): Promise<Result> {
  const { data, errors } = await send(url, UPDATE, { input });
  assert.deepEqual(errors, []);
  // The operation selects these fields.
  return data?.['updateUser'] as Result;
}

interface Branch {
  readonly name: string;
  readonly id: string;
  readonly unknownId: string;
  readonly condition: string;
  /** A value that the user never had. */
  readonly other: unknown;
  /** Returns the value that a client derives from the user that it saw. */
  readonly seenOf: (user: Seen) => unknown;
  readonly change: (n: number) => object;
}

interface Seen {
  readonly updatedAt: string;
  readonly permissions: readonly { readonly id: string }[];
}

const BRANCHES: readonly Branch[] = [
  {
    name: 'activePlatform',
    id: 'activeplatform/user/2002986',
    unknownId: 'activeplatform/user/999',
    condition: 'ifUpdatedAt',
    other: '2011-01-01T00:00:00Z',
    seenOf: ({ updatedAt }) => updatedAt.replace('Z', '+00:00'),
    change: (n) => ({ lastName: `Roe${n}` }),
  },
  {
    name: 'onApp',
    id: 'onapp/user/12',
    unknownId: 'onapp/user/999',
    condition: 'ifUpdatedAt',
    other: '2011-01-01T00:00:00Z',
    seenOf: ({ updatedAt }) => updatedAt,
    change: (n) => ({ lastName: `Roe${n}` }),
  },
  {
    name: 'vmsAdmin',
    id: 'vms/user/5',
    unknownId: 'vms/user/999999',
    condition: 'ifPermissionIds',
    other: ['9', 'vms/permission/12345'],
    // Another order and another form, and one twice: still the same set.
    seenOf: ({ permissions }) => {
      const ids = permissions.map(({ id }) => id).reverse();
      return [...ids.map((id, index) => (index === 0 ? (id.split('/')[2] ?? '') : id)), ...ids];
    },
    change: (n) => ({ permissions: { ids: n === 1 ? ['9', '77'] : [] } }),
  },
];

for (const { name, id, unknownId, condition, other, seenOf, change } of BRANCHES) {
  describe(`${condition} of ${name}`, () => {
    let demo: Demo;
    let simulators: readonly RunningSimulator[];
    before(async () => {
      demo = await startDemo();
      simulators = demo.simulated.flatMap((installation) => installation.simulators);
    });
    beforeEach(async () => {
      for (const simulator of simulators) simulator.reset();
      // A reset ends sessions, too.
      await read();
      for (const simulator of simulators) simulator.clearJournal();
    });
    after(() => demo[Symbol.asyncDispose]());

    const arrivals = () => simulators.flatMap(({ journal }) => journal.map(({ method }) => method));
    const input = (members: object, n = 1) => ({ [name]: { id, ...change(n), ...members } });

    async function read(): Promise<Seen> {
      const query = 'query ($id: ID!) { user(id: $id) { updatedAt permissions { id } } }';
      // The query selects these fields.
      return (await send(demo.url, query, { id })).data?.['user'] as Seen;
    }
    const update = (given: object) => updateAt(demo.url, given);
    async function seenNow(): Promise<unknown> {
      const seen = seenOf(await read());
      for (const simulator of simulators) simulator.clearJournal();
      return seen;
    }

    it('accepts an update of an unchanged user after one read', async () => {
      const response = await update(input({ [condition]: await seenNow() }));
      assert.equal(response.__typename, 'UserUpdated');
      assert.deepEqual(arrivals().slice(0, 2), ['GET', 'PUT']);
    });

    it('writes nothing to a changed user, and shows it', async () => {
      const now = await read();
      for (const simulator of simulators) simulator.clearJournal();
      const { current, ...problem } = await update(input({ [condition]: other }));
      assert.deepEqual(problem, {
        __typename: 'ConflictProblem',
        code: 'USER_CHANGED',
        write: 'NOT_APPLIED',
        retry: { advice: 'READ_FIRST' },
        origin: { httpStatus: null },
      });
      assert.deepEqual({ ...current, id, ...now }, current);
      assert.ok(!arrivals().includes('PUT'));
    });

    it('M10: accepts one of two concurrent updates', async () => {
      const seen = { [condition]: await seenNow() };
      const responses = await Promise.all([1, 2].map((n) => update(input(seen, n))));
      const types = responses.map(({ __typename }) => __typename).sort();
      assert.deepEqual(types, ['ConflictProblem', 'UserUpdated']);
      assert.equal(arrivals().filter((method) => method === 'PUT').length, 1);
    });

    it('costs no read if it is absent or null', async () => {
      for (const members of [{}, { [condition]: null }]) {
        for (const simulator of simulators) simulator.clearJournal();
        assert.equal((await update(input(members))).__typename, 'UserUpdated');
        assert.equal(arrivals()[0], 'PUT');
      }
    });

    it('reports an unknown user and writes nothing', async () => {
      const { __typename } = await update(input({ id: unknownId, [condition]: other }));
      assert.equal(__typename, 'NotFoundProblem');
      assert.deepEqual(arrivals(), ['GET']);
    });

    it('reports NOT_APPLIED if the user cannot be read', async () => {
      for (const simulator of simulators) {
        simulator.inject({ kind: 'status', status: 500, method: 'GET', times: 0 });
      }
      const { code, ...response } = await update(input({ [condition]: other }));
      for (const simulator of simulators) simulator.clearFaults();
      assert.equal(code, 'UPSTREAM_FAILED');
      assert.deepEqual(response, {
        __typename: 'ProviderProblem',
        write: 'NOT_APPLIED',
        retry: { advice: 'SEND_AGAIN' },
        origin: { httpStatus: 500 },
      });
      assert.ok(!arrivals().includes('PUT'));
    });

    it('shows no user for a conflict that the provider reports', async () => {
      for (const simulator of simulators) {
        simulator.inject({ kind: 'status', status: 412, method: 'PUT' });
      }
      const { code, current } = await update(input({}));
      for (const simulator of simulators) simulator.clearFaults();
      assert.deepEqual([code, current], ['UPSTREAM_CONFLICT', null]);
    });

    it('is in the plan, and limits what is sent', async () => {
      for (const value of [await seenNow(), other, null]) {
        const variables = { input: input({ [condition]: value }) };
        const most = countByEndpoint((await plan(demo.url, UPDATE, variables)).plan ?? []);
        assert.deepEqual(arrivals(), []);
        const traced = await trace(demo.url, UPDATE, variables);
        for (const [endpoint, count] of Object.entries(countByEndpoint(traced.trace))) {
          assert.ok(count <= (most[endpoint] ?? 0), `${endpoint}: ${count}`);
        }
        for (const simulator of simulators) simulator.clearJournal();
      }
    });

    it('reads for itself and shares no read in flight', async () => {
      const seen = await seenNow();
      for (const simulator of simulators) {
        simulator.inject({ kind: 'latency', ms: 300, method: 'GET' });
      }
      // Still in flight when the update arrives.
      const reading = read();
      const response = await update(input({ [condition]: seen }));
      assert.equal(response.__typename, 'UserUpdated');
      await reading;
      for (const simulator of simulators) simulator.clearFaults();
      assert.deepEqual(arrivals().slice(0, 2), ['GET', 'GET']);
    });
  });
}

describe('Updates of one user', () => {
  const JOHN = 'activeplatform/user/2002986';
  const post = (url: string, input: object, signal: AbortSignal) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: UPDATE, variables: { input } }),
      signal,
    });
  const named = (id: string, lastName: string) => ({ activePlatform: { id, lastName } });

  it('M10: wait for each other, and are cancelled with their caller', async () => {
    await using demo = await startDemo();
    const simulators = demo.simulated.flatMap((installation) => installation.simulators);
    const writes = () => simulators.flatMap(({ journal }) => journal.map(({ body }) => body));
    for (const simulator of simulators) {
      simulator.inject({ kind: 'latency', ms: 2000, method: 'PUT', path: '2002986', times: 1 });
    }
    let isFirstDone = false;
    const first = updateAt(demo.url, named(JOHN, 'First')).finally(() => {
      isFirstDone = true;
    });
    await until(() => writes().length === 1);
    const second = updateAt(demo.url, named(JOHN, 'Second'));
    await assert.rejects(post(demo.url, named(JOHN, 'Gone'), AbortSignal.timeout(50)));
    const other = await updateAt(demo.url, named('activeplatform/user/2000132', 'Other'));
    assert.deepEqual([other.__typename, isFirstDone], ['UserUpdated', false]);
    assert.equal(writes().length, 2);
    assert.equal((await first).__typename, 'UserUpdated');
    assert.equal((await second).__typename, 'UserUpdated');
    await aWhile();
    assert.deepEqual(
      writes().map((body) => JSON.parse(body).last_name),
      ['First', 'Other', 'Second'],
    );
  });
});

describe('Permissions attached by two concurrent updates', () => {
  it('M10: are both kept, because changes are sent', async () => {
    await using demo = await startDemo();
    const names = ['archives-show', 'archives-download'];
    const heldOf = async () => {
      const query = '{ user(id: "vms/user/1") { permissions { name } } }';
      const { text } = await send(demo.url, query);
      return names.filter((name) => text.includes(`"${name}"`));
    };
    const change = (members: object) =>
      updateAt(demo.url, {
        vmsBilling: { user: { login: { login: 'test@mail.com' } }, ...members },
      });
    await change({ permissionsToDetach: names });
    assert.deepEqual(await heldOf(), []);
    const responses = await Promise.all(
      names.map((name) => change({ permissionsToAttach: [name] })),
    );
    assert.deepEqual(
      responses.map((response) => response.__typename),
      ['UserUpdated', 'UserUpdated'],
    );
    assert.deepEqual(await heldOf(), names);
  });
});

describe('ifPermissionIds', () => {
  it('refuses an invalid permission id and sends nothing', async () => {
    await using demo = await startDemo();
    const ifPermissionIds = ['9', 'x', 'onapp/permission/9', 'vms/permission/77', 'vms/user/5'];
    const permissions = { names: ['nobody-knows-this'] };
    const input = { vmsAdmin: { id: 'vms/user/5', permissions, ifPermissionIds } };
    const { code, issues } = await updateAt(demo.url, input);
    assert.equal(code, 'VALIDATION_FAILED');
    assert.deepEqual(
      issues,
      ['1', '2', '4'].map((at) => ({
        path: ['input', 'vmsAdmin', 'ifPermissionIds', at],
        rule: 'FORMAT',
      })),
    );
    assert.ok(demo.simulated.every(({ simulators }) => simulators.every((it) => !it.journal[0])));
  });
});
