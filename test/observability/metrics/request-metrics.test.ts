import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Gateway } from '../../../src/app/process.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { UNCALLED_PROVIDERS } from './samples.ts';

const SCOPES = { reader: ['users:read'], scraper: ['metrics'] } as const;

describe('The metrics of refused requests', () => {
  let gateway: Gateway;
  before(async () => {
    const apiKeys = Object.entries(SCOPES).map(([name, scopes]) => apiKey(name, [...scopes]));
    gateway = await startGatewayOver(UNCALLED_PROVIDERS, { access: { mode: 'apiKeys', apiKeys } });
  });
  after(() => gateway.close());

  const count = async (pattern: RegExp) => {
    const response = await fetch(`${gateway.url}/metrics`, { headers: bearer('scraper') });
    return Number(pattern.exec(await response.text())?.[1] ?? 0);
  };
  const refused = (status: number, code: string) =>
    count(
      new RegExp(
        `^roster_requests_refused_total\\{status="${status}",code="${code}"\\} (\\d+)$`,
        'm',
      ),
    );

  it('count callers without a valid credential', async () => {
    await send(gateway.url, '{ __typename }', {}, bearer('guessed'));
    await send(gateway.url, '{ __typename }');
    assert.equal(await refused(401, 'UNAUTHENTICATED'), 2);
  });

  it('count callers without the scope of a route', async () => {
    await fetch(`${gateway.url}/metrics`, { headers: bearer('reader') });
    await send(gateway.url, '{ __typename }', {}, bearer('scraper'));
    assert.equal(await refused(403, 'FORBIDDEN'), 2);
  });

  it('count fields that the caller may not read as errors', async () => {
    await send(
      gateway.url,
      'query Hidden { permissions(provider: "a") { id } }',
      {},
      bearer('reader'),
    );
    await send(
      gateway.url,
      'mutation Change { updateUser(input: { activePlatform: { id: "a/user/1", firstName: "A" } }) { __typename } }',
      {},
      bearer('reader'),
    );
    const errors = /^roster_operation_errors_total\{.*code="FORBIDDEN"\} (\d+)$/m;
    const problems = /^roster_operation_problems_total\{.*problem="AccessProblem"\} (\d+)$/m;
    assert.ok((await count(errors)) + (await count(problems)) > 0);
  });

  it('count requests that match no route or cannot be parsed', async () => {
    await fetch(`${gateway.url}/nowhere`);
    assert.equal(await refused(404, 'NOT_FOUND'), 1);
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname).resume();
    socket.end('NOT HTTP\r\n\r\n');
    await once(socket, 'close');
    assert.equal(await refused(400, 'BAD_REQUEST'), 1);
  });
});
