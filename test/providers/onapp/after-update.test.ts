import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { PRINTED_USER, type SimulatedPanel, startOverPanel } from '../../support/onapp/gateway.ts';

const ROLES = 'provider { id onApp { roles { id userCount } } }';

/** The fields that are read of a user after an update, or of a problem instead. */
const READ = `
  ... on UserUpdated {
    user {
      id
      billingInfo { owed { currencyCode } }
      ... on OnAppUser {
        bucket { name }
        userGroup { roles { permissions { name } } }
        payments { nodes { id } }
      }
      ${ROLES}
    }
  }
  ... on Problem { code origin { ${ROLES} } }`;

const change = (alias: string, roleIds: string) =>
  `${alias}: updateUser(input: { onApp: { id: "${PRINTED_USER}", roleIds: [${roleIds}] } }) { ${READ} }`;

const TWO = `mutation { ${change('a', '"2"')} ${change('b', '"1", "2"')} }`;

/** Returns the number of users of a role, as the response of each update shows it. */
function countsOf(data: object | null, role: string): readonly (number | undefined)[] {
  const { a, b } = data as Readonly<Record<'a' | 'b', { readonly user?: Shown } & Problem>>;
  return [a, b].map((response) => {
    const { provider } = response.user ?? response.origin ?? {};
    return provider?.onApp.roles.find(({ id }) => id === role)?.userCount;
  });
}

interface Shown {
  readonly provider?: {
    readonly onApp: { readonly roles: readonly { id: string; userCount: number }[] };
  };
}

interface Problem {
  readonly origin?: Shown;
}

const arrivalsAt = ({ panel }: SimulatedPanel) =>
  panel.journal.map(({ method, path }) => `${method} ${path}`).toSorted();

describe('OnApp: reads after two updates in one mutation', () => {
  it('M11: show what was written last', async () => {
    await using over = await startOverPanel();
    const { data, errors } = await trace(over.url, TWO);
    assert.deepEqual(errors, []);
    const [first, second] = countsOf(data, 'onapp/role/1');
    assert.equal(second, (first ?? 0) + 1);
  });

  it('are planned and made once per update', async () => {
    await using over = await startOverPanel();
    const planned = await plan(over.url, TWO);
    assert.deepEqual(arrivalsAt(over), []);
    const traced = await trace(over.url, TWO);
    assert.deepEqual(traced.errors, []);
    const twice = {
      'onapp PUT users/{user}.json': 2,
      'onapp GET users/{user}.json': 2,
      'onapp GET billing/buckets.json': 2,
      'onapp GET user_groups.json': 2,
      'onapp GET roles.json': 2,
      'onapp GET billing/user/payments.json': 2,
    };
    assert.deepEqual(countByEndpoint(traced.trace), twice);
    assert.deepEqual(countByEndpoint(planned.plan ?? []), twice);
    assert.equal(arrivalsAt(over).length, 12);
  });

  it('are repeated, also in the plan, after a failed update', async () => {
    await using over = await startOverPanel();
    over.panel.inject({ kind: 'status', status: 500, method: 'PUT', times: 2 });
    const { data, trace: traced } = await trace(over.url, TWO);
    assert.deepEqual(
      Object.values(data ?? {}).map((response) => (response as { code?: string }).code),
      ['UPSTREAM_FAILED', 'UPSTREAM_FAILED'],
    );
    assert.ok(countsOf(data, 'onapp/role/1').every((count) => count !== undefined));
    assert.deepEqual(countByEndpoint(traced), {
      'onapp PUT users/{user}.json': 2,
      'onapp GET roles.json': 2,
    });
    const planned = await plan(over.url, TWO);
    assert.equal(countByEndpoint(planned.plan ?? [])['onapp GET roles.json'], 2);
  });
});
