import assert from 'node:assert/strict';
import { it } from 'node:test';
import { settingsOver, startGatewayOver } from '../../support/gateway/gateway.ts';
import { sumOf, UNCALLED_PROVIDERS } from './samples.ts';

const SUCCESSFUL = 'roster_config_last_reload_successful';
const TIME = 'roster_config_last_reload_success_timestamp_seconds';

it('show whether and when the last reload succeeded', async () => {
  const before = Date.now() / 1000;
  await using gateway = await startGatewayOver(UNCALLED_PROVIDERS);
  const startedAt = await sumOf(gateway.url, TIME);
  assert.equal(await sumOf(gateway.url, SUCCESSFUL), 1);
  assert.ok(startedAt >= before && startedAt <= Date.now() / 1000);

  gateway.recordFailedReload();
  assert.equal(await sumOf(gateway.url, SUCCESSFUL), 0);
  assert.equal(await sumOf(gateway.url, TIME), startedAt);

  const reloadedAfter = Date.now() / 1000;
  await gateway.reload(settingsOver(UNCALLED_PROVIDERS));
  assert.equal(await sumOf(gateway.url, SUCCESSFUL), 1);
  assert.ok((await sumOf(gateway.url, TIME)) >= reloadedAfter);
});
