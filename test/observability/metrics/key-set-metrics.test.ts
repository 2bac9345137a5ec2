import assert from 'node:assert/strict';
import { it } from 'node:test';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import { settingsOver, startGatewayOver } from '../../support/gateway/gateway.ts';
import { ISSUER, type Issuer, sign, startIssuer } from '../../support/services/issuer.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { UNCALLED_PROVIDERS } from './samples.ts';

const settingsOf = ({ access }: Issuer) => ({ access });

/** Returns the samples about key sets by what stands between the name and the value. */
function samplesIn(
  metrics: Awaited<ReturnType<Awaited<ReturnType<typeof startGatewayOver>>['collectMetrics']>>,
) {
  return Object.fromEntries(
    metrics
      .filter(({ name }) => name.startsWith('roster_jwks_'))
      .flatMap(({ name, values }) =>
        values.map(({ labels, value }) => [`${name} ${Object.values(labels).join(' ')}`, value]),
      ),
  );
}

it('count the fetches of the key set, and its keys', async () => {
  await using issuer = await startIssuer();
  issuer.result = (response) => sendJson(response, 503, {});
  await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, settingsOf(issuer));
  assert.deepEqual(samplesIn(await gateway.collectMetrics()), {
    [`roster_jwks_fetches_total ${ISSUER} success`]: 0,
    [`roster_jwks_fetches_total ${ISSUER} failure`]: 0,
  });
  const caller = bearer(await sign(issuer.key));
  await send(gateway.url, '{ __typename }', {}, caller);
  assert.deepEqual(samplesIn(await gateway.collectMetrics()), {
    [`roster_jwks_fetches_total ${ISSUER} success`]: 0,
    [`roster_jwks_fetches_total ${ISSUER} failure`]: 1,
  });

  await using other = await startIssuer();
  const before = Date.now() / 1000;
  await gateway.reload(settingsOver(UNCALLED_PROVIDERS, settingsOf(other)));
  await send(gateway.url, '{ __typename }', {}, bearer(await sign(other.key)));
  const { [`roster_jwks_last_success_timestamp_seconds ${ISSUER}`]: at, ...samples } = samplesIn(
    await gateway.collectMetrics(),
  );
  assert.ok(at !== undefined && at >= before && at <= Date.now() / 1000);
  assert.deepEqual(samples, {
    [`roster_jwks_fetches_total ${ISSUER} success`]: 1,
    [`roster_jwks_fetches_total ${ISSUER} failure`]: 0,
    [`roster_jwks_keys ${ISSUER}`]: 1,
  });
});

it('stay those of the issuer in use while a reload is prepared, and dropped', async () => {
  await using issuer = await startIssuer();
  await using other = await startIssuer();
  const next = {
    access: { ...other.access, jwt: { ...other.access.jwt, issuer: 'https://b.net' } },
  };
  await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, settingsOf(issuer));
  const ask = async () =>
    (await send(gateway.url, '{ __typename }', {}, bearer(await sign(issuer.key)))).status;
  assert.equal(await ask(), 200);
  const samples = samplesIn(await gateway.collectMetrics());
  const prepared = await gateway.prepareReload(settingsOver(UNCALLED_PROVIDERS, next));
  assert.deepEqual(samplesIn(await gateway.collectMetrics()), samples);
  await prepared?.discard();
  assert.deepEqual(samplesIn(await gateway.collectMetrics()), samples);
  // Its keys are known, although they cannot be fetched any more.
  issuer.result = (response) => sendJson(response, 503, {});
  await gateway.reload(settingsOver(UNCALLED_PROVIDERS, settingsOf(issuer)));
  assert.equal(await ask(), 200);
  assert.equal(issuer.arrivals.length, 1);
});

it('are removed with the last issuer', async () => {
  await using issuer = await startIssuer();
  await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, settingsOf(issuer));
  assert.notDeepEqual(samplesIn(await gateway.collectMetrics()), {});
  const access = { mode: 'apiKeys', apiKeys: [apiKey('ann', [])] };
  await gateway.reload(settingsOver(UNCALLED_PROVIDERS, { access }));
  assert.deepEqual(samplesIn(await gateway.collectMetrics()), {});
});
