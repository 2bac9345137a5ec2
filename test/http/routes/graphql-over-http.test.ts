import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditServer } from 'graphql-http';
import { startGatewayOver } from '../../support/gateway/gateway.ts';

const PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};

/** The audits of graphql-http 1.23.1, so that a lost or replaced audit is noticed. */
const AUDITS =
  '22EB 4655 47DE 80D8 82A3 BF61 78D5 2C94 5A70 9C48 9ABE 03D4 A5BF 423L LKJ0 LKJ1 LKJ2 LKJ3 34A2 13EE 6C00 6C01 6C02 6C03 8161 B8B3 94B0 0220 94B1 0221 94B2 0222 4760 4761 4762 4763 2EA1 28B9 D6D5 6A70 58B0 58B1 58B2 58B3 428F 1B7A B6DC BCF8 B7N8 8764 3E3A 572B FDE2 7B9B 865D 556A D586 51FE 74FF 5E5B 86EE'.split(
    ' ',
  );

/** Audits that request `__type`, which fails if introspection is off. */
const BY_INTROSPECTION = ['BF61', '2EA1', '28B9', 'D6D5', '6A70'];

async function audit(settings: Readonly<Record<string, unknown>>) {
  await using gateway = await startGatewayOver(PROVIDERS, settings);
  const results = await auditServer({
    url: `${gateway.url}/graphql`,
    // A client must send it with GET.
    fetchFn: (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('apollo-require-preflight', '1');
      return fetch(url, { ...init, headers });
    },
  });
  return results.map(({ id, status }) => ({ id, status }));
}

describe('GraphQL over HTTP', () => {
  it('passes all 61 audits of graphql-http', async () => {
    const results = await audit({});
    assert.deepEqual(
      results.map(({ id }) => id),
      AUDITS,
    );
    assert.deepEqual(
      results.filter(({ status }) => status !== 'ok'),
      [],
    );
  });

  it('passes without introspection, except for audits that need it', async () => {
    const results = await audit({ server: { port: 0, introspection: false, graphiql: false } });
    const failed = results.filter(({ status }) => status !== 'ok').map(({ id }) => id);
    assert.deepEqual(failed, BY_INTROSPECTION);
  });
});
