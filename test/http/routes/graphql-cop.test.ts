import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { CHECKS } from '../../support/clients/graphql-cop.ts';
import { report } from '../../support/drills/drill.ts';
import { startServed } from '../../support/gateway/served-roster.ts';

for (const environment of ['', 'production', 'development']) {
  describe(`graphql-cop, with NODE_ENV=${environment}`, () => {
    it('finds nothing in a gateway that is configured for others', async (t) => {
      await using roster = await startServed(environment);
      const found = [];
      for (const [name, complains] of Object.entries(CHECKS)) {
        if (await complains(roster.url)) found.push(name);
      }
      assert.deepEqual(found, []);
      report(t, `${Object.keys(CHECKS).length} checks, nothing found`);
      assert.equal((await send(roster.url, 'query cop { __typename }')).status, 200);
    });
  });
}

it('graphql-cop finds only editor and schema in a local gateway', async () => {
  await using roster = await startServed('', 'server: { port: 0 }');
  const found = [];
  for (const [name, complains] of Object.entries(CHECKS)) {
    if (await complains(roster.url)) found.push(name);
  }
  assert.deepEqual(found, ['introspection', 'detect_graphiql']);
});
