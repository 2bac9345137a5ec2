import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver, startGatewayOverServer } from '../../support/gateway/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';

const platform = (url: string) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x' },
});
const NOWHERE = platform('http://127.0.0.1:1');

const JSON_TYPE = { 'content-type': 'application/json' };
const PREFLIGHTED = { 'apollo-require-preflight': '1' };
const DOCUMENT = 'query Named { providers { id } }';
const DATA = { providers: [{ id: 'activeplatform' }] };

describe('Request for an operation', () => {
  it('has no operation name if the name is empty or null', async () => {
    await using gateway = await startGatewayOver(NOWHERE);
    for (const operationName of ['', null, undefined]) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ query: DOCUMENT, operationName }),
      });
      assert.deepEqual(await response.json(), { data: DATA });
    }
    for (const name of ['&operationName=', '&operationName', '']) {
      const search = `query=${encodeURIComponent(DOCUMENT)}&variables=%7B%7D${name}`;
      const response = await fetch(`${gateway.url}/graphql?${search}`, { headers: PREFLIGHTED });
      assert.deepEqual(await response.json(), { data: DATA }, name);
    }
  });

  it('accepts null in place of variables and extensions', async () => {
    await using gateway = await startGatewayOver(NOWHERE);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ query: DOCUMENT, variables: null, extensions: null, other: 1 }),
    });
    assert.deepEqual(await response.json(), { data: DATA });
  });

  it('A29: changes nothing if the client accepts no type of a response', async () => {
    await using gateway = await startGatewayOverServer(
      (response) => sendJson(response, 200, { id: 1 }),
      platform,
    );
    const mutation =
      'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", firstName: "A" } }) { __typename } }';
    const refused = await send(gateway.url, mutation, {}, { accept: 'text/html' });
    assert.deepEqual(
      [refused.status, refused.errors[0]?.extensions['write']],
      [406, 'NOT_APPLIED'],
    );
    assert.deepEqual(gateway.arrivals, []);
    const accepted = await send(gateway.url, mutation, {}, { accept: 'application/*' });
    assert.equal(accepted.status, 200);
    assert.ok(gateway.arrivals.length > 0);
  });

  it('may ask for __typename if introspection is off', async () => {
    await using gateway = await startGatewayOver(NOWHERE, {
      server: { port: 0, introspection: false },
    });
    const { data } = await send(gateway.url, '{ __typename providers { __typename } }');
    assert.deepEqual(data, { __typename: 'Query', providers: [{ __typename: 'Provider' }] });
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "User") { name } }',
      'query A { ...B } fragment B on Query { a: __schema { description } }',
    ]) {
      const { status, errors } = await send(gateway.url, query);
      assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'INTROSPECTION_DISABLED']);
    }
  });
});
