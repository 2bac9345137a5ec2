import assert from 'node:assert/strict';
import { startApolloRouter } from '../../support/federation/apollo-router.ts';
import { composeWithApollo, composeWithGuild } from '../../support/federation/compose.ts';
import { describeRouter, type RouterCase } from './router-suite.ts';

const APOLLO_GATEWAY = {
  start: startApolloRouter,
  invalidStatus: 400,
  oldTicket: { about: { login: null } },
} as const satisfies Partial<RouterCase>;

describeRouter({
  ...APOLLO_GATEWAY,
  name: "Apollo Gateway with the Guild's supergraph",
  compose: composeWithGuild,
  // It knows `@oneOf` and calls no subgraph.
  isRefused: ({ status, data, errors }) => {
    assert.deepEqual([status, data], [400, null]);
    assert.match(errors[0]?.message ?? '', /exactly one key/i);
  },
});

describeRouter({
  ...APOLLO_GATEWAY,
  name: "Apollo Gateway with Apollo's supergraph",
  compose: composeWithApollo,
  // It does not know it, and passes on the 400 of the subgraph within a 200.
  isRefused: ({ status, data, errors }) => {
    assert.deepEqual([status, data], [200, { updateUser: null }]);
    const { response } = errors[0]?.extensions ?? {};
    assert.match(JSON.stringify(response), /"status":400.*exactly one key/i);
  },
});
