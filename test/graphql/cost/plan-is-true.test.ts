import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { GraphQLSchema } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import { ADAPTER_OF_BRANCH } from '../../conformance/adapters/registry.ts';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { randomFrom, randomOperation } from '../../support/schema/random-operation.ts';
import { repetitions } from '../../support/values/thorough.ts';

const OPERATIONS = repetitions(150);

const ROOTS = [
  'user(id: "vms/user/1")',
  'user(id: "vms/user/5")',
  'user(id: "activeplatform/user/2002986")',
  'user(id: "activeplatform/user/2000132")',
  'user(id: "onapp/user/12")',
  'user(id: "onapp/user/17")',
  'user(id: "onapp/user/999999")',
  'node(id: "vms/user/1")',
  'node(id: "onapp")',
  'node(id: "vms/camera/1")',
  'node(id: "vms/intercom/2")',
  'node(id: "activeplatform/account/2000122")',
  'nodes(ids: ["vms/user/1", "vms/user/5", "vms/camera/1", "vms/intercom/1", "onapp/user/12"])',
  'camera(id: "vms/camera/1")',
  'intercom(id: "vms/intercom/1")',
  'users(provider: "vms", first: 3)',
  'users(provider: "activeplatform", first: 4)',
  'users(provider: "onapp", first: 3)',
  'users(provider: "onapp", first: 50, search: "e")',
  'findUsers(match: { email: "test@mail.com" })',
  'findUsers(match: { login: "test@mail.com" })',
  'findUsers(match: { text: "e" }, providers: ["onapp", "vms"])',
  'permissions(provider: "vms")',
  'permissions(provider: "onapp")',
  'providers',
  ...ADAPTER_OF_BRANCH.filter(({ canRead }) => canRead).flatMap(({ provider, accepted }) => [
    `user(id: "${accepted.user.id}")`,
    `users(provider: "${provider}", first: 3)`,
  ]),
];

const ARGS = {
  'OnAppUser.monthlyBills': '(year: 2025)',
  'Intercom.flats': '(first: 2)',
  'Intercom.keys': '(first: 2)',
};

describe('Plan', () => {
  let demo: Demo;
  let schema: GraphQLSchema;
  before(async () => {
    schema = createSchema();
    // Without a limit, because expensive operations are compared as well.
    demo = await startDemo({
      vmsUsersList: true,
      settings: { limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 } },
    });
  });
  after(() => demo[Symbol.asyncDispose]());

  const clearJournals = () => {
    for (const { simulators } of demo.simulated) for (const it of simulators) it.clearJournal();
  };
  const arrivals = () =>
    demo.simulated
      .flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal))
      .filter(({ path }) => !path.endsWith('/auth/token'));

  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

  it(`names every call of ${OPERATIONS} random operations (SEED=${seed})`, async () => {
    const random = randomFrom(seed);
    let compared = 0;
    for (let n = 0; n < OPERATIONS; n += 1) {
      const query = randomOperation(schema, { random, roots: ROOTS, args: ARGS });
      const about = `operation ${n}: ${query}`;
      clearJournals();
      const planned = await plan(demo.url, query);
      assert.equal(arrivals().length, 0, `the plan sent something; ${about}`);
      assert.deepEqual([planned.status, planned.data, planned.errors], [200, null, []], about);
      assert.ok(planned.plan !== undefined, about);

      const traced = await trace(demo.url, query);
      const bugs = traced.errors.filter(
        ({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR',
      );
      assert.deepEqual(bugs, [], about);
      const [most, made] = [countByEndpoint(planned.plan), countByEndpoint(traced.trace)];
      for (const [endpoint, count] of Object.entries(made)) {
        const limit = most[endpoint] ?? 0;
        assert.ok(count <= limit, `${endpoint}: planned ${limit}, made ${count}; ${about}`);
      }
      // Nothing arrives that the trace does not show.
      assert.equal(arrivals().length, traced.trace.filter(({ shared }) => !shared).length, about);
      for (const { field } of traced.trace) assert.ok(field !== null, about);
      compared += traced.trace.length;
    }
    assert.ok(compared > OPERATIONS / 2, `only ${compared} calls were compared`);
  });
});
