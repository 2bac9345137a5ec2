import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../../support/clients/graphql.ts';
import { PRINTED_USER, startOverPanel } from '../../../support/onapp/gateway.ts';

const payments = (args: string, selection: string) =>
  `{ user(id: "${PRINTED_USER}") { ... on OnAppUser { payments${args} { ${selection} } } } }`;

const PAGE = 'nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount';

/** Returns the connection of a response. */
const pageOf = (data: unknown) => Object(data).user?.payments;

describe('connectionField', () => {
  it('pages a list that is read as a whole', async () => {
    await using over = await startOverPanel();
    const first = pageOf((await send(over.url, payments('(first: 1)', PAGE))).data);
    const { endCursor } = first.pageInfo;
    const last = pageOf(
      (await send(over.url, payments(`(first: 1, after: "${endCursor}")`, PAGE))).data,
    );
    assert.deepEqual(
      [first, last].map(({ nodes, pageInfo, totalCount }) => [
        nodes,
        pageInfo.hasNextPage,
        pageInfo.hasPreviousPage,
        totalCount,
      ]),
      [
        [[{ id: 'onapp/payment/101' }], true, false, 2],
        [[{ id: 'onapp/payment/102' }], false, true, 2],
      ],
    );
  });

  it('makes one call for several pages of one list', async () => {
    await using over = await startOverPanel();
    const query = `{ user(id: "${PRINTED_USER}") { ... on OnAppUser {
      a: payments(first: 1) { nodes { id } } b: payments { edges { cursor node { id } } } } } }`;
    const { data, errors } = await send(over.url, query);
    assert.deepEqual(errors, []);
    assert.deepEqual(Object(data).user.a.nodes, [{ id: 'onapp/payment/101' }]);
    assert.equal(over.panel.journal.filter(({ path }) => path.includes('payments')).length, 1);
  });

  it('refuses a bad size or cursor before anything is read', async () => {
    await using over = await startOverPanel();
    for (const args of ['(first: 0)', '(first: 101)', '(first: 5, after: "nonsense")']) {
      const { data, errors } = await send(over.url, payments(args, PAGE));
      assert.equal(pageOf(data), null, args);
      assert.deepEqual(
        errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
        [['user.payments', 'BAD_USER_INPUT']],
        args,
      );
    }
    assert.ok(over.panel.journal.every(({ path }) => !path.includes('payments')));
  });

  it('refuses the cursor of another object', async () => {
    await using over = await startOverPanel();
    const first = pageOf((await send(over.url, payments('(first: 1)', PAGE))).data);
    const other = payments(`(after: "${first.pageInfo.endCursor}")`, PAGE).replace('/12"', '/17"');
    const { errors } = await send(over.url, other);
    assert.deepEqual(
      errors.map(({ extensions }) => extensions['code']),
      ['BAD_USER_INPUT'],
    );
  });
});
