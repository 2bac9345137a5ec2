import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { CHECKS, LIMIT_CHECKS } from '../../support/clients/graphql-cop.ts';
import { report } from '../../support/drills/drill.ts';
import type { RosterProcess } from '../../support/gateway/roster-process.ts';
import { startServed } from '../../support/gateway/served-roster.ts';

/** Returns the names of the checks that would report the gateway. */
async function findReported(url: string, checks: typeof CHECKS): Promise<readonly string[]> {
  const found = [];
  for (const [name, complains] of Object.entries(checks)) {
    if (await complains(url)) found.push(name);
  }
  return found;
}

/** Returns the response to a browser that opens the endpoint. */
const openEndpoint = (url: string) =>
  fetch(`${url}/graphql`, { headers: { accept: 'text/html' }, redirect: 'manual' });

for (const environment of ['', 'production', 'development']) {
  describe(`Gateway for others with NODE_ENV=${environment}`, () => {
    let roster: RosterProcess;
    before(async () => {
      roster = await startServed(environment);
    });
    after(() => roster[Symbol.asyncDispose]());

    it('is reported by no check of graphql-cop', async (t) => {
      assert.deepEqual(await findReported(roster.url, CHECKS), []);
      report(t, `${Object.keys(CHECKS).length} checks, nothing found`);
      assert.equal((await send(roster.url, 'query cop { __typename }')).status, 200);
    });

    it('has no way around the limits of an operation', async () => {
      assert.deepEqual(await findReported(roster.url, LIMIT_CHECKS), []);
    });

    it('G13: hides stacks, landing page and introspection', async () => {
      const refused = await send(roster.url, '{ __schema { queryType { name } } }');
      assert.equal(refused.errors[0]?.extensions['code'], 'INTROSPECTION_DISABLED');
      const mistaken = await send(roster.url, '{ nothing }');
      const failed = await send(roster.url, '{ user(id: "a/user/1") { id } }');
      for (const { text } of [refused, mistaken, failed]) {
        assert.doesNotMatch(text, /stack|node_modules|\.ts\b|\bat /);
      }
      const page = await openEndpoint(roster.url);
      assert.doesNotMatch(page.headers.get('content-type') ?? '', /html/);
      assert.doesNotMatch(await page.text(), /<html|sandbox|studio/i);
    });
  });
}

it('graphql-cop finds only editor and schema in a local gateway', async () => {
  await using roster = await startServed('', 'server: { port: 0 }');
  assert.deepEqual(await findReported(roster.url, CHECKS), ['introspection', 'detect_graphiql']);
  const page = await openEndpoint(roster.url);
  assert.equal(page.headers.get('location'), '/graphiql');
  assert.doesNotMatch(page.headers.get('content-type') ?? '', /html/);
});
