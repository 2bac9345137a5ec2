import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';

const PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};

/** Each is a well-formed request with an operation that cannot be executed. */
const NOT_RUN: readonly (readonly [string, string, object])[] = [
  ['GRAPHQL_PARSE_FAILED', '{', {}],
  ['GRAPHQL_VALIDATION_FAILED', '{ nothing }', {}],
  ['BAD_USER_INPUT', 'query ($id: ID!) { user(id: $id) { id } }', { id: null }],
  ['OPERATION_RESOLUTION_FAILURE', 'query A { __typename } query B { __typename }', {}],
  ['UPSTREAM_CALLS_LIMIT', '{ a: user(id: "a/user/1") { id } b: user(id: "a/user/2") { id } }', {}],
];

const LEGACY = ['application/json', 'application/json; charset=utf-8', 'application/json;q=0.9'];

const MODERN = [
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'application/json, application/graphql-response+json',
  'application/json, */*',
  'application/json, multipart/mixed',
  '*/*',
];

describe('Status of an operation that is not executed', () => {
  const start = () => startGatewayOver(PROVIDERS, { limits: { upstreamCalls: 1 } });

  for (const [code, query, variables] of NOT_RUN) {
    it(`is 200 only for clients that accept only application/json: ${code}`, async () => {
      await using gateway = await start();
      const ask = async (accept: string) => {
        const { status, errors } = await send(gateway.url, query, { ...variables }, { accept });
        assert.equal(errors[0]?.extensions['code'], code);
        return status;
      };
      for (const accept of LEGACY) assert.equal(await ask(accept), 200, accept);
      for (const accept of MODERN) assert.equal(await ask(accept), 400, accept);
    });
  }

  it('is 400 for all clients if there is no operation', async () => {
    await using gateway = await start();
    for (const body of ['{"query":1}', '{"notquery":"{ __typename }"}', '{', '[]', '""']) {
      const { status } = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
      });
      assert.equal(status, 400, body);
    }
  });
});
