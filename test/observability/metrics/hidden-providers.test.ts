import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMetrics } from '../../../src/observability/metrics/metrics.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const SCOPES = ['users:read', 'users:write', 'explain', 'metrics'] as const;
const HIDDEN = /hidden/;

/** Starts a gateway with two providers, of which `tenant` may see one. Both have been called. */
async function startTwo() {
  const upstream = await startHttpServer((response, { url }) =>
    sendJson(response, url.includes('/users/9') ? 500 : 200, { id: 1 }),
  );
  const platform = { kind: 'activePlatform', url: upstream.url, apiToken: 'x' };
  const gateway = await startGatewayOver(
    { shown: platform, hidden: platform },
    {
      access: {
        mode: 'apiKeys',
        apiKeys: [apiKey('all', [...SCOPES]), apiKey('tenant', [...SCOPES], ['shown'])],
      },
    },
  );
  const query = '{ a: user(id: "shown/user/1") { id } b: user(id: "hidden/user/1") { id } }';
  await send(gateway.url, query, {}, bearer('all'));
  return {
    url: gateway.url,
    metricsOf: async (key: string) =>
      (await fetch(`${gateway.url}/metrics`, { headers: bearer(key) })).text(),
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

describe('A credential that is restricted to some providers', () => {
  test('B24: sees only the metrics of these providers', async () => {
    await using gateway = await startTwo();
    const all = await gateway.metricsOf('all');
    assert.match(all, /provider="hidden"/);
    const own = await gateway.metricsOf('tenant');
    assert.doesNotMatch(own, HIDDEN);
    const namesIn = (text: string) =>
      [...new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name))].sort();
    assert.deepEqual(namesIn(own), namesIn(all));
    const countOf = (text: string, label: string) => text.split(`provider="${label}"`).length;
    assert.equal(countOf(own, 'shown'), countOf(all, 'shown'));
    assert.match(own, /^roster_operation_duration_seconds_count\{/m);
  });

  test('B24: sees only these metrics of other workers, too', async () => {
    const metrics = createMetrics({
      load: { inFlight: 0, slots: 0, refused: 0 },
      upstreams: () => [],
      trail: () => undefined,
      mergeWorkers: async () => 'a{provider="shown"} 1\na{api="x",provider="hidden"} 2\nb 3\n',
    });
    assert.equal(await metrics.print(new Set(['shown'])), 'a{provider="shown"} 1\nb 3\n');
  });

  test('B24: sees no other provider in errors, explanations or health', async () => {
    await using gateway = await startTwo();
    const texts: string[] = [];
    const input = { activePlatform: { id: 'hidden/user/1', firstName: 'A' } };
    for (const mode of ['plan', 'trace']) {
      for (const [query, variables] of [
        ['{ providers { id } }', {}],
        ['{ user(id: "hidden/user/1") { id } }', {}],
        ['{ user(id: "absent/user/1") { id } }', {}],
        ['{ nodes(ids: ["hidden/user/9", "shown/user/9"]) { id } }', {}],
        ['{ users(provider: "hidden") { nodes { id } } }', {}],
        [
          '{ findUsers(by: { email: "a@example.net" }) { provider { id } problem { message } } }',
          {},
        ],
        [
          'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }',
          { input },
        ],
      ] as const) {
        const headers = { ...bearer('tenant'), 'roster-explain': mode };
        texts.push((await send(gateway.url, query, variables, headers)).text);
      }
    }
    texts.push(await (await fetch(`${gateway.url}/health/ready`)).text());
    for (const text of texts) {
      // An id that the client sent may be echoed.
      assert.doesNotMatch(text.replaceAll(/hidden\/user\/\d+/g, ''), HIDDEN);
    }
    // An id of a hidden provider gets the same response as one of an unknown provider.
    const [hidden = '', absent = ''] = [texts[1], texts[2]];
    const plain = (text: string) =>
      text.replaceAll(/absent|hidden/g, '').replaceAll(/"(request|trace)Id":"[\w-]+"/g, '');
    assert.equal(plain(hidden), plain(absent));
  });
});
