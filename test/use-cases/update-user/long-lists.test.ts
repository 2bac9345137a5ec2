import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ACCEPTED_FIELDS } from '../../conformance/adapters/registry.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { INPUT_BRANCHES, listPositions } from '../../support/schema/input-positions.ts';

const many = <T>(count: number, one: (at: number) => T) =>
  Array.from({ length: count }, (_none, at) => one(at));

/** Every list of an update, with 501 entries. */
const LISTS = INPUT_BRANCHES.flatMap(([branch, type]) =>
  listPositions(type, 501).map(({ path, value }) => {
    const [field = ''] = path;
    const input = { ...ACCEPTED_FIELDS[branch], [field]: value[field] };
    return { path: [branch, ...path], input };
  }),
);

describe('List that is too long', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  for (const { path, input } of LISTS) {
    test(`C11: is a problem with one issue: ${path.join('.')}`, async () => {
      const [branch = ''] = path;
      const { __typename, code, write, issues } = await update(demo.url, { [branch]: input });
      assert.deepEqual(
        [__typename, code, write],
        ['ValidationProblem', 'VALIDATION_FAILED', 'NOT_APPLIED'],
      );
      assert.deepEqual(issues, [
        {
          path: ['input', ...path],
          rule: 'TOO_LONG',
          message: 'has more than 500 entries',
          upstreamField: null,
        },
      ]);
      const sent = demo.simulated.flatMap(({ simulators }) =>
        simulators.flatMap(({ journal }) => journal),
      );
      assert.deepEqual(sent, []);
    });
  }

  test('C11: is refused beyond 100 ids or a page of 100', async () => {
    for (const [query, variables] of [
      ['{ users(provider: "onapp", first: 1000000000) { nodes { id } } }', {}],
      ['{ intercom(id: "vms/intercom/1") { keys(first: 101) { nodes { id } } } }', {}],
      [
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids: many(101, (at) => `onapp/user/${at + 1}`) },
      ],
    ] as const) {
      const { errors } = await send(demo.url, query, variables);
      assert.deepEqual(
        errors.map(({ extensions }) => extensions['code']),
        ['BAD_USER_INPUT'],
        query,
      );
    }
  });

  test('C11: of 100 × 100 entries is refused with its cost', async () => {
    const query =
      '{ users(provider: "activeplatform", first: 100) { nodes { ... on ActivePlatformUser { billingInfo { subscriptions { nodes { name } } } } } } }';
    const { status, errors } = await send(demo.url, query);
    assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'UPSTREAM_CALLS_LIMIT']);
    assert.ok(Number(errors[0]?.extensions['upstreamCalls']) > 1000);
  });
});
