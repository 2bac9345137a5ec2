import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOnAppSimulator } from '@roster/simulators/onapp/simulator.ts';
import { createKeepAliveClient } from '../support/clients/keep-alive-client.ts';
import { figure, report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { addOnAppUsers } from '../support/onapp/seed-users.ts';

const TRIES = figure('TRIES', { ci: 4, full: 20 });

/** The longest time for which no other client is served, in ms. */
const MAX_DRAIN_MS = 50;

const pageOf = (selection: string) => `{
  users(provider: "onapp", first: 100) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { __typename ${selection} }
  }
}`;

/** The fields that a table shows for each user. */
const TABLE = `id login name status createdAt updatedAt provider { id kind } billingInfo { billingId status }
  ... on OnAppUser {
    email locale timeZone suspendAt userGroup { id name } bucket { id name currencyCode }
    roles { id name identifier } usedIpAddresses { address } additionalFields { name value }
  }`;

/**
 * Thousands of entries, each with four fields of its own. They are only reported, without a limit.
 */
const WITH_PERMISSIONS = `${TABLE} permissions { id name displayName group }`;

const MB = 1024 * 1024;

test(`C19: a page of 100 users blocks others for less than ${MAX_DRAIN_MS} ms`, async (t) => {
  await using onapp = await runOnAppSimulator();
  await addOnAppUsers(onapp, onapp.credentials, 100);
  using folder = createTemporaryFolder();
  const { username, password } = onapp.credentials;
  const config = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: 0 }
log: { level: error }
providers:
  onapp: { kind: onApp, url: "${onapp.url}", username: "${username}", password: "${password}" }
`,
  );
  await using roster = await startRoster({ args: ['start', '--config', config], probed: true });
  using client = createKeepAliveClient(roster.url, 1);
  const measure = async (selection: string) => {
    let [least, bytes] = [Number.POSITIVE_INFINITY, 0];
    for (let n = 0; n < TRIES; n += 1) {
      await roster.probe();
      const { status, text } = await client.post(pageOf(selection));
      const { blockedMs, busyMs } = await roster.probe();
      assert.equal(status, 200, text.slice(0, 500));
      const { data, errors } = JSON.parse(text);
      assert.deepEqual([data.users.nodes.length, errors], [100, undefined]);
      least = Math.min(least, blockedMs, busyMs);
      bytes = text.length;
    }
    return { least, bytes };
  };
  const table = await measure(TABLE);
  const dear = await measure(WITH_PERMISSIONS);
  for (const [name, { least, bytes }] of Object.entries({ table, dear })) {
    report(t, `${least.toFixed().padStart(4)} ms  ${(bytes / 1024).toFixed()} kB  ${name}`);
    assert.ok(bytes < 8 * MB);
  }
  assert.ok(table.least < MAX_DRAIN_MS, `${table.least} ms`);
});
