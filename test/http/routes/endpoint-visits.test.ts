import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey } from '../../support/clients/api-keys.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';

const PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};

/** What browsers send if a person opens a page. */
const BROWSERS = [
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'text/html, application/xhtml+xml, */*;q=0.1',
  'text/html',
];

const visit = (url: string, accept: string) =>
  fetch(url, { headers: { accept }, redirect: 'manual' });

describe('Opening /graphql in a browser', () => {
  for (const federation of [false, true]) {
    it(`leads to GraphiQL before a key is needed, with federation ${federation}`, async () => {
      const access = { mode: 'apiKeys', apiKeys: [apiKey('reader', ['users:read'])] };
      const server = { port: 0, federation };
      await using gateway = await startGatewayOver(PROVIDERS, { access, server });
      for (const accept of BROWSERS) {
        for (const search of ['', '?', '?from=mail']) {
          const { status, headers } = await visit(`${gateway.url}/graphql${search}`, accept);
          assert.deepEqual([status, headers.get('location')], [302, '/graphiql'], accept);
          assert.equal(headers.get('cache-control'), 'no-store');
        }
      }
    });
  }

  it('leads nowhere for an operation or for another client', async () => {
    await using gateway = await startGatewayOver(PROVIDERS);
    const [browser = ''] = BROWSERS;
    const operations = ['?query={__typename}', '?documentId=x', '?extensions={}', '?query='];
    for (const search of operations) {
      assert.equal((await visit(`${gateway.url}/graphql${search}`, browser)).status, 400, search);
    }
    for (const accept of [
      '*/*',
      'application/json',
      'application/json, text/html;q=0.9',
      'application/graphql-response+json, */*',
    ]) {
      assert.equal((await visit(`${gateway.url}/graphql`, accept)).status, 400, accept);
    }
  });
});
