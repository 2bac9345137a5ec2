import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { ActivePlatformAccountDataSource } from '../../../../src/providers/activeplatform/accounts/data-source.ts';
import { startPlatformClient } from '../../../support/activeplatform/client.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson } from '../../../support/upstreams/http-server.ts';

async function startOver(result: (response: ServerResponse) => void) {
  const over = await startPlatformClient(result);
  return { ...over, source: new ActivePlatformAccountDataSource(over.client, over.endpoints) };
}

const result =
  (status: number, body: unknown): ((response: ServerResponse) => void) =>
  (response) =>
    sendJson(response, status, body);

const arrival = (path: string) => ({ method: 'GET', path, query: {}, body: '' });

describe('the data source of ActivePlatform accounts', () => {
  it('reads an account with one GET', async () => {
    await using over = await startOver(result(200, { id: 2000122 }));
    assert.equal((await over.source.getAccount('2000122', aCall()))?.id, '2000122');
    assert.deepEqual(over.arrived(), arrival('/panel/api/vendor/v1/accounts/2000122.json'));
  });

  it('distinguishes a missing account from an unknown route', async () => {
    await using account = await startOver(result(404, { error: "Couldn't find Account" }));
    assert.equal(await account.source.getAccount('7', aCall()), null);
    await using route = await startOver((response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404 Not Found</h1>'),
    );
    await assert.rejects(route.source.getAccount('7', aCall()), { code: 'UPSTREAM_REJECTED' });
  });

  it('refuses the document of another account', async () => {
    await using over = await startOver(result(200, { id: 2000123 }));
    await assert.rejects(over.source.getAccount('2000122', aCall()), {
      code: 'UPSTREAM_CONTRACT',
    });
  });

  it('lists the accounts of a user with one GET', async () => {
    await using over = await startOver(result(200, [{ id: 7 }]));
    const accounts = await over.source.listAccountsOfUser('12', aCall());
    assert.deepEqual(
      accounts.map(({ id }) => id),
      ['7'],
    );
    assert.deepEqual(over.arrived(), arrival('/panel/api/vendor/v1/users/12/accounts.json'));
  });

  it('lists the subscriptions of an account with one GET', async () => {
    await using over = await startOver(result(200, [{ id: 9 }]));
    const subscriptions = await over.source.listSubscriptions('7', aCall());
    assert.deepEqual(
      subscriptions.map(({ id }) => id),
      ['9'],
    );
    assert.deepEqual(over.arrived(), arrival('/panel/api/vendor/v1/accounts/7/subscriptions.json'));
  });

  it('fails for a missing list', async () => {
    await using over = await startOver(result(404, { error: "Couldn't find Account" }));
    const expected = { code: 'UPSTREAM_REJECTED' };
    await assert.rejects(over.source.listSubscriptions('7', aCall()), expected);
    await assert.rejects(over.source.listAccountsOfUser('7', aCall()), expected);
  });
});
