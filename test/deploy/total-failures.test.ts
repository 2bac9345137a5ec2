import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UPSTREAM_ERROR_CODES } from '../../src/upstream/errors/upstream-error.ts';
import { readSource } from '../support/files/sources.ts';
import {
  BEGIN,
  END,
  type Events,
  findFiring,
  type Series,
  toCounter,
  toGauge,
} from './alert-scenarios.ts';
import { NO_PROMETHEUS } from './deploy-tools.ts';

/** The codes of calls that do not succeed: two of them are not those of an `UpstreamError`. */
const CODES = [...UPSTREAM_ERROR_CODES, 'LEASE_LOST', 'INTERNAL_SERVER_ERROR'].sort();

/** One such call is enough for a page: accounts may be locked, or the gateway rejects calls itself. */
const IMMEDIATE = ['OVERLOADED', 'UPSTREAM_RATE_LIMITED', 'UPSTREAM_UNAUTHENTICATED'];

const [RESULT = ''] = /union UpdateUserResult =[^"]+/.exec(
  readSource('schema/update-user.graphql'),
) ?? [''];
const PROBLEMS = [...RESULT.matchAll(/\w+Problem\b/g)].map(([name]) => name).sort();

/** Minutes between two calls: by day, and at night, when no circuit breaker opens. */
const RATES = { busy: 1 / 60, quiet: 5 };

const calls = (method: 'GET' | 'PUT', code: string, events: Events): Series => ({
  [`roster_upstream_calls_total{provider="p",api="P",method="${method}",path="users/{user}",code="${code}"}`]:
    toCounter(events),
});

const operations = (type: 'query' | 'mutation', events: Events): Series => ({
  [`roster_operation_duration_seconds_count{type="${type}",operation="O"}`]: toCounter(events),
});

const problems = (problem: string, events: Events): Series => ({
  [`roster_operation_problems_total{type="mutation",operation="O",problem="${problem}"}`]:
    toCounter(events),
});

const breaker = (values: string): Series => ({
  'roster_upstream_breaker_state{provider="p",api="P",class="read"}': values,
});

/** Returns a scenario for each name. */
const toScenarios = (names: readonly string[], toSeries: (name: string) => Series) =>
  Object.fromEntries(names.map((name) => [name, toSeries(name)]));

const everyQuarter = (from: number) =>
  Array.from({ length: (END - from) * 4 + 1 }, (_, quarter) => from + quarter / 4);

describe('Half an hour of total failure', { skip: NO_PROMETHEUS }, () => {
  for (const [rate, every] of Object.entries(RATES)) {
    it(`pages for every code of all calls (${rate})`, () => {
      const scenarios = toScenarios(CODES, (code) => ({
        ...calls('GET', 'OK', { every, until: BEGIN - 1 }),
        ...calls('GET', code, { every, from: BEGIN }),
      }));
      assert.deepEqual(findFiring(scenarios, { severity: 'page' }), [CODES]);
    });

    it(`pages for every code of all writes, while reads succeed (${rate})`, () => {
      const scenarios = toScenarios(CODES, (code) => ({
        ...calls('GET', 'OK', { every }),
        ...calls('PUT', 'OK', { every, until: BEGIN - 1 }),
        ...calls('PUT', code, { every, from: BEGIN }),
      }));
      assert.deepEqual(findFiring(scenarios, { severity: 'page' }), [CODES]);
    });

    it(`raises an alert for every problem of all updates (${rate})`, () => {
      const scenarios = toScenarios(PROBLEMS, (problem) => ({
        ...operations('query', { every: every / 20 }),
        ...operations('mutation', { every }),
        ...problems(problem, { every, from: BEGIN }),
      }));
      assert.equal(PROBLEMS.length, 7);
      assert.deepEqual(findFiring(scenarios), [PROBLEMS]);
    });
  }

  it('pages without a break while a provider hangs', () => {
    // The breaker opens for ten seconds, and then its probe waits for three and a half.
    const hanging = breaker(
      toGauge((second) => {
        const since = second - BEGIN * 60;
        if (since < 0) return 0;
        return since % 13.5 < 10 ? 2 : 1;
      }),
    );
    const minutes = everyQuarter(BEGIN + 4);
    const firing = findFiring({ hanging }, { severity: 'page', minutes });
    assert.deepEqual(
      minutes.filter((_, at) => firing[at]?.length === 0),
      [],
    );
  });

  it('raises an alert for a worker that ends again and again', () => {
    // It ends about every six seconds, and counts as running while it starts.
    const workers = {
      roster_workers: toGauge((second) => (second >= BEGIN * 60 && second % 60 > 0 ? 1 : 2)),
      roster_workers_replaced_total: toGauge((second) =>
        Math.max(0, Math.floor((second - BEGIN * 60) / 6)),
      ),
    };
    assert.deepEqual(findFiring({ workers }), [['workers']]);
  });
});

describe('Alerts', { skip: NO_PROMETHEUS }, () => {
  it('do not page for one failed operation at night', () => {
    const once = { every: 0.25, from: BEGIN, until: BEGIN + 1 };
    const scenarios = toScenarios(
      CODES.filter((code) => !IMMEDIATE.includes(code)),
      (code) => ({
        ...calls('GET', 'OK', { every: RATES.quiet, until: BEGIN - 1 }),
        ...calls('GET', code, once),
      }),
    );
    const firing = findFiring(scenarios, { severity: 'page', minutes: everyQuarter(0) });
    assert.deepEqual(firing.flat(), []);
  });

  it('do not page for one opening of a circuit breaker', () => {
    const once = breaker(toGauge((second) => (Math.abs(second - BEGIN * 60) <= 10 ? 2 : 0)));
    const firing = findFiring({ once }, { severity: 'page', minutes: everyQuarter(0) });
    assert.deepEqual(firing.flat(), []);
  });

  it('are silent while calls succeed and values are refused', () => {
    const healthy = {
      ...calls('GET', 'OK', { every: RATES.busy }),
      ...calls('GET', 'HTTP_404', { every: 1 }),
      ...calls('PUT', 'OK', { every: 1 }),
      ...calls('PUT', 'HTTP_422', { every: RATES.quiet }),
      ...operations('query', { every: RATES.busy }),
      ...operations('mutation', { every: 1 }),
      ...problems('ValidationProblem', { every: RATES.quiet }),
      ...breaker(toGauge(() => 0)),
      roster_workers: toGauge(() => 2),
      roster_workers_replaced_total: toGauge((second) => (second < BEGIN * 60 ? 0 : 1)),
    };
    assert.deepEqual(findFiring({ healthy }, { minutes: everyQuarter(5) }).flat(), []);
  });
});
