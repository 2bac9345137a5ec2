import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

/** Milliseconds for one call to the provider that hangs; far below the deadline of an operation. */
const ATTEMPT_MS = 400;

const DEADLINE_MS = 30_000;

/** One person at all three providers, as a support screen requests it. */
const PERSON = `{
  vms: user(id: "vms/user/1") { login status ... on VmsUser { cameras { nodes { name } } } }
  cloud: user(id: "activeplatform/user/2000132") { name billingInfo { billingId } }
  servers: user(id: "onapp/user/17") { name permissions { name } }
  found: findUsers(match: { email: "test@mail.com" }) {
    provider { id }
    users { id }
    problem { __typename code write retry { advice } origin { provider { id } } }
  }
}`;

describe('One person at all providers', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  for (const [key, alias] of [
    ['activeplatform', 'cloud'],
    ['onapp', 'servers'],
  ] as const) {
    it(`is shown in time from other providers while ${key} hangs`, async () => {
      await using hanging = await startDemo({
        providers: { [key]: { attemptMs: ATTEMPT_MS } },
        settings: { limits: { deadlineMs: DEADLINE_MS } },
      });
      // The time of an attempt covers no new connection.
      await until(async () => (await send(hanging.url, PERSON)).errors.length === 0);
      for (const { simulators, configuration } of hanging.simulated) {
        if (configuration.key !== key) continue;
        for (const simulator of simulators) simulator.inject({ kind: 'hang', times: 0 });
      }
      const startedAt = performance.now();
      const { data, errors } = await send(hanging.url, PERSON);
      const tookMs = performance.now() - startedAt;
      assert.ok(tookMs < DEADLINE_MS / 2, `${Math.round(tookMs)} ms`);
      assert.deepEqual(
        errors.map(({ path, extensions }) => [path, extensions['code'], extensions['provider']]),
        [[[alias], 'UPSTREAM_TIMEOUT', key]],
      );
      assert.equal(data?.[alias], null);
      for (const other of ['vms', 'cloud', 'servers'].filter((it) => it !== alias)) {
        assert.ok(data?.[other] !== null, `${other} was lost`);
      }
      const found = data?.['found'] as readonly {
        readonly provider: { readonly id: string };
        readonly users: readonly unknown[] | null;
        readonly problem: Readonly<Record<string, unknown>> | null;
      }[];
      const unfound = found.find(({ provider }) => provider.id === key);
      assert.equal(unfound?.users, null);
      assert.deepEqual(unfound?.problem, {
        __typename: 'ProviderProblem',
        code: 'UPSTREAM_TIMEOUT',
        write: 'NOT_APPLIED',
        retry: { advice: 'SEND_AGAIN' },
        origin: { provider: { id: key } },
      });
      const answering = found.find(({ provider }) => provider.id !== key && provider.id !== 'vms');
      assert.equal(answering?.users?.length, 1);
      assert.equal(answering?.problem, null);
    });
  }

  it('is shown while another provider takes the whole deadline', async () => {
    await using slow = await startDemo({ settings: { limits: { deadlineMs: 1500 } } });
    for (const { simulators, configuration } of slow.simulated) {
      if (configuration.key !== 'vms') continue;
      for (const simulator of simulators) simulator.inject({ kind: 'hang', times: 0 });
    }
    const { data, errors } = await send(
      slow.url,
      `{
        hanging: nodes(ids: ["vms/user/1", "vms/user/5"]) { id }
        cloud: user(id: "activeplatform/user/2000132") {
          billingInfo { ... on ActivePlatformBillingInfo { subscriptions { nodes { name } } } }
        }
        servers: user(id: "onapp/user/17") { ... on OnAppUser { payments { nodes { amount { amount } } } bucket { name } } }
      }`,
    );
    assert.deepEqual(
      errors.map(({ path }) => path?.[0]),
      ['hanging', 'hanging'],
    );
    const { cloud } = data as { readonly cloud: { readonly billingInfo: readonly object[] } };
    assert.ok(cloud.billingInfo.length > 0);
    assert.notEqual(data?.['servers'], null);
  });

  it('is found at the named providers, each once, in order', async () => {
    const query = `{ findUsers(match: { email: "TEST@mail.com" }, providers: ["onapp", "activeplatform", "onapp"]) {
      provider { id } users { id }
    } }`;
    const { data, errors } = await send(demo.url, query);
    assert.deepEqual(errors, []);
    assert.deepEqual(data, {
      findUsers: [
        { provider: { id: 'onapp' }, users: [{ id: 'onapp/user/17' }] },
        { provider: { id: 'activeplatform' }, users: [{ id: 'activeplatform/user/2000132' }] },
      ],
    });
  });

  it('is found by a search with blanks around it', async () => {
    const query = `{ findUsers(match: { email: " test@mail.com\\n" }, providers: ["onapp"]) { users { id } } }`;
    const { data } = await send(demo.url, query);
    assert.deepEqual(data, { findUsers: [{ users: [{ id: 'onapp/user/17' }] }] });
  });

  for (const [what, args] of [
    ['a provider that is not configured', 'match: { email: "a@b.c" }, providers: ["nobody"]'],
    ['an empty search', 'match: { text: "  " }'],
  ]) {
    it(`refuses ${what} with BAD_USER_INPUT`, async () => {
      const { data, errors } = await send(demo.url, `{ findUsers(${args}) { users { id } } }`);
      assert.deepEqual(data, { findUsers: null });
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    });
  }
});
