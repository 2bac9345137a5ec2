import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOf } from '../../observability/metrics/samples.ts';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const MB = 1024 * 1024;

/** A platform whose every user has a name of nearly a megabyte. */
const startTalkative = () =>
  startHttpServer((response, { url }) => {
    const id = Number(/users\/(\d+)/.exec(url)?.[1]);
    sendJson(response, 200, { id, first_name: 'a'.repeat(0.95 * MB), last_name: 'b' });
  });

const over = (url: string) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x', breaker: false },
});

test('C19: an error replaces a response that is too large', async () => {
  await using server = await startTalkative();
  await using gateway = await startGatewayOver(over(server.url));
  const query = 'query Large($ids: [ID!]!) { nodes(ids: $ids) { ... on User { name } } }';
  const ids = (count: number) =>
    Array.from({ length: count }, (_none, at) => `activeplatform/user/${at + 1}`);
  const large = await send(gateway.url, query, { ids: ids(10) });
  assert.equal(large.data, null);
  assert.ok(large.text.length < 1000);
  const { code, setting, limit, found } = large.errors[0]?.extensions ?? {};
  assert.deepEqual([code, setting, limit], ['RESPONSE_LIMIT', 'limits.responseBytes', 8 * MB]);
  // The response was stopped while it was built.
  assert.ok(Number(found) > 8 * MB);
  const labels = { operation: 'Large', code: 'RESPONSE_LIMIT' };
  assert.equal(await sumOf(gateway.url, 'roster_operation_errors_total', labels), 1);
  const fits = await send(gateway.url, query, { ids: ids(8) });
  assert.ok(fits.text.length > 6 * MB);
});

test('C19: a response of any size reports what a mutation changed', async () => {
  await using server = await startTalkative();
  await using gateway = await startGatewayOver(over(server.url), {
    limits: { responseBytes: 1000 },
  });
  const query =
    'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", lastName: "b" } }) { __typename ... on UserUpdated { user { name } } } }';
  const { data, errors } = await send(gateway.url, query);
  assert.deepEqual(errors, []);
  assert.equal(Object(data?.['updateUser']).__typename, 'UserUpdated');
});
