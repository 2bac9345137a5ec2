import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type GraphQLSchema, graphqlSync, parse } from 'graphql';
import { anonymousPrincipal } from '../../../src/access/principal.ts';
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph.ts';
import { composeWithApollo, composeWithGuild } from '../../support/federation/compose.ts';
import { TICKETS_TYPE_DEFS } from '../../support/federation/tickets-subgraph.ts';
import { requireText } from '../../support/values/json-property.ts';

function sdlOf(schema: GraphQLSchema): string {
  const contextValue = { caller: anonymousPrincipal(false) };
  const { data } = graphqlSync({ schema, source: '{ _service { sdl } }', contextValue });
  return requireText(data, '_service.sdl');
}

const telling = sdlOf(createSubgraphSchema({ exposeScopes: true, composeOneOf: true }));
const silent = sdlOf(createSubgraphSchema({ exposeScopes: false, composeOneOf: true }));
const tickets = { name: 'tickets', url: 'http://127.0.0.1:2/', typeDefs: TICKETS_TYPE_DEFS };

describe('Scopes in the subgraph', () => {
  for (const [name, compose] of [
    ["the Guild's library", composeWithGuild],
    ["Apollo's library", composeWithApollo],
  ] as const) {
    it(`are kept by ${name}, with and without another subgraph`, () => {
      const roster = { name: 'roster', url: 'http://127.0.0.1:1/', typeDefs: parse(telling) };
      for (const supergraph of [compose([roster]), compose([roster, tickets])]) {
        assert.match(
          supergraph,
          /type VmsUser implements [^{]*@requiresScopes\(scopes: \[\["users:read"\]\]\)/,
        );
        assert.match(
          supergraph,
          /updateUser\([^)]*\): UpdateUserResult [^\n]*@requiresScopes\(scopes: \[\["users:write"\]\]\)/,
        );
        assert.match(supergraph, /type UserUpdated[^{]*@authenticated/);
      }
    });
  }

  it('are left out for a router that rejects them', () => {
    assert.doesNotMatch(silent, /@(requiresScopes|authenticated)\b/);
    assert.match(silent, /type VmsUser implements [^{]*@key\(fields: "id"\)/);
  });
});
