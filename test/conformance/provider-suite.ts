import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Fault } from '@roster/simulators/core/fault.ts';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { SIMULATORS } from '@roster/simulators/registry.ts';
import type { Gateway } from '../../src/app/process.ts';
import { countByEndpoint, plan, trace } from '../support/clients/explain.ts';
import { send, type UpdateAnswer, update } from '../support/clients/graphql.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { NO_PAUSES } from '../support/upstreams/no-pauses.ts';
import type { ApiAdapter, Settings } from './adapters/api-adapter.ts';

/** The text that the VMS pages print for a reason without a field. */
export const CAUSE = 'The cause of the error will be described here';

/** The simulated upstream of a case, and how the gateway reaches it. */
interface Upstream {
  /** The simulator that the branch writes to. */
  readonly simulator: RunningSimulator;
  /** The settings under the provider's key in a `roster.yml`. */
  readonly settings: Settings;
  /** The same with 400 ms per attempt, so that a missing response soon times out. */
  readonly hastySettings: Settings;
  /** The credentials that the gateway sends, which no response may contain. */
  readonly secrets: readonly string[];
  readonly close: () => Promise<void>;
}

async function startUpstream(the: ApiAdapter): Promise<Upstream> {
  const installation = await SIMULATORS[the.kind].start();
  const simulator = the.findSimulator(installation);
  const { settings: credentials, secrets } = the.readCredentials(installation);
  const shared = { url: simulator.url, budget: NO_PAUSES };
  const settings = the.settingsAt(shared, credentials);
  return {
    simulator,
    settings,
    secrets,
    hastySettings: the.settingsAt({ ...shared, attemptMs: 400 }, credentials),
    close: installation.close,
  };
}

const UPDATE_WHOLE = (selection: string) => `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { ... on UserUpdated { user { ${selection} } } }
}`;

/** Describes the contract of `updateUser`, which is the same for every provider. */
export function describeProvider(the: ApiAdapter): void {
  describe(`updateUser at ${the.name}`, () => {
    let upstream: Upstream;
    let gateway: Gateway;

    before(async () => {
      upstream = await startUpstream(the);
      gateway = await startGatewayOver({ [the.provider]: upstream.settings });
    });
    beforeEach(async () => {
      upstream.simulator.reset();
      // A reset ends sessions too, so the gateway signs in again before a fault is set.
      await change(the.unknownUser);
      upstream.simulator.clearJournal();
    });
    after(async () => {
      await gateway.close();
      await upstream.close();
    });

    const writes = () => upstream.simulator.journal.filter(({ method }) => method === the.method);
    const changeWith = (key: string) => update(gateway.url, the.accepted.input, key);
    const change = (input = the.accepted.input) => update(gateway.url, input);
    const changeMeeting = (fault: Fault) => {
      upstream.simulator.inject({ ...fault, method: the.method });
      return change();
    };

    it('returns the user after the change, written once', async () => {
      const response = await change();
      assert.equal(response.__typename, 'UserUpdated');
      const provider = { id: the.provider, kind: the.kind };
      assert.deepEqual({ ...response.user, ...the.accepted.user, provider }, response.user);
      assert.equal(writes().length, 1);
    });

    it('plans every call of an update and a read', async () => {
      const { id } = the.accepted.user;
      const whole = 'id login name status permissions { id } billingInfo { billingId }';
      for (const [query, variables] of [
        [UPDATE_WHOLE(whole), { input: the.accepted.input }],
        [`query ($id: ID!) { user(id: $id) { ${whole} } }`, { id }],
      ] as const) {
        const planned = await plan(gateway.url, query, variables);
        assert.deepEqual([planned.data, planned.errors], [null, []]);
        assert.equal(upstream.simulator.journal.length, 0);
        const traced = await trace(gateway.url, query, variables);
        const most = countByEndpoint(planned.plan ?? []);
        for (const [endpoint, count] of Object.entries(countByEndpoint(traced.trace))) {
          assert.ok(count <= (most[endpoint] ?? 0), `${endpoint}: ${count}`);
        }
        upstream.simulator.clearJournal();
      }
    });

    it('returns a rejection with the path of the rejected field', async () => {
      const response = await change(the.refused.input);
      assertProblem(
        response,
        'ValidationProblem',
        'VALIDATION_FAILED',
        'NOT_APPLIED',
        'CHANGE_INPUT',
      );
      assert.deepEqual(
        response.issues?.map(({ path, rule }) => ({ path, rule })),
        [{ path: the.refused.path, rule: the.refused.rule }],
      );
      assert.equal(response.origin?.httpStatus, 422);
    });

    it("keeps the provider's key of an unknown field", async () => {
      const { body, contentType } = the.unknownKey;
      const headers = { 'content-type': contentType };
      const response = await changeMeeting({ kind: 'status', status: 422, body, headers });
      assertProblem(
        response,
        'ValidationProblem',
        'VALIDATION_FAILED',
        'NOT_APPLIED',
        'CHANGE_INPUT',
      );
      const [issue, ...others] = response.issues ?? [];
      assert.deepEqual(others, []);
      assert.equal(issue?.path, null);
      assert.equal(issue?.message, CAUSE);
    });

    it('redacts secrets that the provider repeats', async () => {
      const { body, contentType } = the.unknownKey;
      const secrets = [...upstream.secrets, ...(the.password ? [the.password.value] : [])];
      upstream.simulator.inject({
        kind: 'status',
        status: 422,
        method: the.method,
        headers: { 'content-type': contentType },
        body: body.replace(CAUSE, `repeats ${secrets.join(' and ')}`),
      });
      const response = await change(the.password?.input);
      const shown = secrets.map(() => '[secret]').join(' and ');
      assert.deepEqual(
        response.issues?.map(({ message }) => message),
        [`repeats ${shown}`],
      );
    });

    it('reads the user, or null if it does not exist', async () => {
      const { id } = the.accepted.user;
      const query = 'query ($id: ID!) { user(id: $id) { id provider { id kind } } }';
      const known = await send(gateway.url, query, { id });
      const unknown = await send(gateway.url, query, { id: `${the.provider}/user/999999` });
      if (!the.canRead) {
        assert.equal(known.errors[0]?.extensions['code'], 'UNSUPPORTED_BY_PROVIDER');
        return;
      }
      const provider = { id: the.provider, kind: the.kind };
      assert.deepEqual([known.data, known.errors], [{ user: { id, provider } }, []]);
      assert.deepEqual([unknown.data, unknown.errors], [{ user: null }, []]);
    });

    it('returns a rejection without issues for an unreadable 422', async () => {
      const response = await changeMeeting({ kind: 'status', status: 422, body: '<html>' });
      assertProblem(
        response,
        'ValidationProblem',
        'VALIDATION_FAILED',
        'NOT_APPLIED',
        'CHANGE_INPUT',
      );
      assert.deepEqual(response.issues, []);
    });

    it('returns a NotFoundProblem when there is no such user', async () => {
      const response = await change(the.unknownUser);
      assertProblem(response, 'NotFoundProblem', 'USER_NOT_FOUND', 'NOT_APPLIED', 'CHANGE_INPUT');
    });

    it('returns an AccessProblem for a 401, 402 or 403', async () => {
      // The fault occurs twice, as the Admin API is called again with a new token.
      const unauthenticated = await changeMeeting({ kind: 'status', status: 401, times: 2 });
      assertProblem(
        unauthenticated,
        'AccessProblem',
        'UPSTREAM_UNAUTHENTICATED',
        'NOT_APPLIED',
        'ASK_OPERATOR',
      );
      upstream.simulator.clearFaults();
      const forbidden = await changeMeeting({ kind: 'status', status: 403 });
      assertProblem(
        forbidden,
        'AccessProblem',
        'UPSTREAM_FORBIDDEN',
        'NOT_APPLIED',
        'ASK_OPERATOR',
      );
      const unlicensed = await changeMeeting({ kind: 'status', status: 402 });
      assertProblem(unlicensed, 'AccessProblem', 'LICENSE_LIMIT', 'NOT_APPLIED', 'ASK_OPERATOR');
    });

    it('returns a ConflictProblem for a 409 or 412', async () => {
      // At the VMS, a 409 is about the version of the client, not about the user.
      for (const status of the.kind === 'VMS' ? [412] : [409, 412]) {
        const response = await changeMeeting({ kind: 'status', status });
        assertProblem(
          response,
          'ConflictProblem',
          'UPSTREAM_CONFLICT',
          'NOT_APPLIED',
          'READ_FIRST',
        );
      }
    });

    it('returns the Retry-After of a throttled update', async () => {
      const headers = { 'retry-after': '7' };
      const response = await changeMeeting({ kind: 'status', status: 429, headers });
      assertProblem(
        response,
        'ThrottledProblem',
        'UPSTREAM_RATE_LIMITED',
        'NOT_APPLIED',
        'SEND_AGAIN',
      );
      assert.equal(response.retry?.afterSeconds, 7);
      const busy = await changeMeeting({ kind: 'status', status: 503, headers });
      assertProblem(busy, 'ProviderProblem', 'UPSTREAM_BUSY', 'UNKNOWN', 'READ_FIRST');
    });

    it('reports a write as UNKNOWN after a 5xx or redirect', async () => {
      for (const status of [302, 500, 502, 503]) {
        upstream.simulator.clearJournal();
        const response = await changeMeeting({ kind: 'status', status });
        assertProblem(response, 'ProviderProblem', 'UPSTREAM_FAILED', 'UNKNOWN', 'READ_FIRST');
        assert.equal(response.origin?.httpStatus, status);
        assert.equal(writes().length, 1);
      }
    });

    it('reports a write as UNKNOWN without a response', async () => {
      await using hasty = await startGatewayOver({ [the.provider]: upstream.hastySettings });
      const changeHastily = () => update(hasty.url, the.accepted.input);
      // The time of the attempt covers no new connection.
      await until(async () => (await changeHastily()).__typename === 'UserUpdated');
      upstream.simulator.clearJournal();
      upstream.simulator.inject({ kind: 'hang', method: the.method });
      const response = await changeHastily();
      assertProblem(response, 'ProviderProblem', 'UPSTREAM_TIMEOUT', 'UNKNOWN', 'READ_FIRST');
      assert.equal(response.origin?.httpStatus, null);
      assert.equal(writes().length, 1);
    });

    it('reports a write as UNKNOWN after a truncated response', async () => {
      const response = await changeMeeting({ kind: 'cut' });
      assertProblem(response, 'ProviderProblem', 'UPSTREAM_BROKEN', 'UNKNOWN', 'READ_FIRST');
      const reset = await changeMeeting({ kind: 'reset' });
      assertProblem(reset, 'ProviderProblem', 'UPSTREAM_BROKEN', 'UNKNOWN', 'READ_FIRST');
      assert.equal(writes().length, 2);
    });

    it('reports a write as UNKNOWN after a malformed success', async () => {
      const response = await changeMeeting({ kind: 'nonsense' });
      assertProblem(response, 'ProviderProblem', 'UPSTREAM_CONTRACT', 'UNKNOWN', 'READ_FIRST');
      assert.equal(writes().length, 1);
    });

    it('applies a change with an idempotency key once', async () => {
      const key = randomUUID();
      assert.equal((await changeWith(key)).__typename, 'UserUpdated');
      const again = await changeWith(key);
      assert.equal(writes().length, 1);
      if (the.canRead) assert.equal(again.user?.['id'], the.accepted.user.id);
      else assert.equal(again.userProblem?.code, 'UNSUPPORTED_BY_PROVIDER');
      assert.deepEqual([again.__typename, again.isReplay], ['UserUpdated', true]);
    });

    it('verifies or repeats an unclear change with a key', async () => {
      const key = randomUUID();
      upstream.simulator.inject({ kind: 'reset', applies: true, method: the.method });
      const unclear = await changeWith(key);
      assert.deepEqual([unclear.write, unclear.retry?.advice], ['UNKNOWN', 'SEND_AGAIN']);
      assert.equal((await changeWith(key)).__typename, 'UserUpdated');
      assert.equal(writes().length, the.canRead ? 1 : 2);
    });

    it('repeats a change with a key that was not applied', async () => {
      const key = randomUUID();
      upstream.simulator.inject({ kind: 'reset', method: the.method });
      assert.equal((await changeWith(key)).write, 'UNKNOWN');
      assert.equal((await changeWith(key)).__typename, 'UserUpdated');
      assert.equal(writes().length, 2);
    });

    it('verifies a malformed success by reading the user, if documented', async () => {
      const response = await changeMeeting({ kind: 'nonsense', applies: true });
      if (the.canRead) assert.equal(response.__typename, 'UserUpdated');
      else assertProblem(response, 'ProviderProblem', 'UPSTREAM_CONTRACT', 'UNKNOWN', 'READ_FIRST');
      assert.equal(writes().length, 1);
    });
  });

  it(`${the.name}: reports a write to a stopped provider as NOT_APPLIED`, async () => {
    const upstream = await startUpstream(the);
    await using gateway = await startGatewayOver({ [the.provider]: upstream.settings });
    await upstream.close();
    const response = await update(gateway.url, the.accepted.input);
    assertProblem(response, 'ProviderProblem', 'UPSTREAM_UNREACHABLE', 'NOT_APPLIED', 'SEND_AGAIN');
  });
}

function assertProblem(
  response: UpdateAnswer,
  typename: string,
  code: string,
  write: string,
  advice: string,
): void {
  assert.deepEqual(
    [response.__typename, response.code, response.write, response.retry?.advice],
    [typename, code, write, advice],
  );
}
