import assert from 'node:assert/strict';
import { it } from 'node:test';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sumOf, UNCALLED_PROVIDERS } from './samples.ts';

const FAILURES = 'roster_store_failures_total';

it('name the reason for which the store cannot be used', async () => {
  const store = { url: 'redis://127.0.0.1:1', key: 'k'.repeat(32) };
  await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, { store });
  const refused = { kind: 'connection', reason: 'ECONNREFUSED' };
  while ((await sumOf(gateway.url, FAILURES, refused)) === 0);
  assert.equal(await sumOf(gateway.url, 'roster_store_up'), 0);
});
