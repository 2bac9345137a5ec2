import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMIT_CHECKS } from '../../support/clients/graphql-cop.ts';
import { startServed } from '../../support/gateway/served-roster.ts';

for (const environment of ['', 'production', 'development']) {
  describe(`graphql-cop, with NODE_ENV=${environment}`, () => {
    it('finds no way around the limits of an operation', async () => {
      await using roster = await startServed(environment);
      const found = [];
      for (const [name, complains] of Object.entries(LIMIT_CHECKS)) {
        if (await complains(roster.url)) found.push(name);
      }
      assert.deepEqual(found, []);
    });
  });
}
