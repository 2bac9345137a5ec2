import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { settingsSchema } from '../../../src/gateway.ts';
import { type OnAppSimulator, runOnAppSimulator } from '../../../src/simulators/onapp/simulator.ts';
import { startGatewayOver } from '../../support/gateway.ts';
import { send, update } from '../../support/graphql.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../../support/onapp-certificate.ts';
import { EVERY_FIELD } from '../../support/onapp-full-user.ts';
import { PRINTED_USER, startOverAnswers, startOverPanel } from '../../support/onapp-gateway.ts';

const read = (url: string, selection = 'id', id = PRINTED_USER) =>
  send(url, `query ($id: ID!) { user(id: $id) { ${selection} } }`, { id });

async function ask({ url, credentials }: OnAppSimulator, path: string) {
  const basic = btoa(`${credentials.username}:${credentials.password}`);
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Basic ${basic}` } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A panel with one user behind a certificate that it signed itself. */
async function startTlsPanel() {
  const options = { key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE };
  const server = createServer(options, (_request, response) => response.end('{"user":{"id":12}}'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'roster-onapp-'));
  const caFile = join(folder, 'panel.pem');
  await writeFile(caFile, SELF_SIGNED_CERTIFICATE);
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    caFile,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
}

describe('OnApp: calls', () => {
  it('Q19: reads amounts off the user and asks neither path for payments', async () => {
    await using over = await startOverPanel();
    const selection = 'billingInfo { ... on OnAppBillingInfo { totalAmount } }';
    assert.deepEqual((await read(over.url, selection)).data, {
      user: { billingInfo: [{ totalAmount: '1117.25' }] },
    });
    assert.deepEqual(
      over.panel.journal.map(({ path }) => path),
      ['/users/12.json'],
    );
    const older = await ask(over.panel, '/users/12/payments.json');
    const newer = await ask(over.panel, '/billing/user/payments.json?payer_id=12');
    assert.match(older.text, /^\[\{"billing_user_payment":\{/);
    assert.match(newer.text, /^\[\{"payment":\{/);
  });

  it('Q20: the simulator wraps monthly bills in XML alone, and limits have siblings', async () => {
    await using panel = await runOnAppSimulator();
    assert.match((await ask(panel, '/users/12/monthly_bills.json')).text, /^\[\{"(month|cost)":/);
    assert.match(
      (await ask(panel, '/users/12/monthly_bills.xml')).text,
      /<vm_stats type="array">\s+<vm_stat>/,
    );
    const limits: unknown = JSON.parse((await ask(panel, '/users/12/limits.json')).text);
    assert.ok(typeof limits === 'object' && limits !== null && 'limits' in limits);
    assert.ok(Object.keys(limits).length > 1);
  });

  it('Q22: takes a 404 for no user and a page with 500 for a failure', async () => {
    await using over = await startOverPanel();
    const missing = await read(over.url, EVERY_FIELD, 'onapp/user/999');
    assert.deepEqual([missing.data, missing.errors], [{ user: null }, []]);
    const body = '<html><body><h1>500 Internal Server Error</h1></body></html>';
    over.panel.inject({ kind: 'status', status: 500, body });
    const failed = await read(over.url, 'id', 'onapp/user/999');
    assert.deepEqual(failed.data, { user: null });
    assert.equal(failed.errors[0]?.extensions['code'], 'UPSTREAM_FAILED');
  });

  it('Q24: trusts a self-signed panel only where its certificate is configured', async () => {
    await using panel = await startTlsPanel();
    const settings = { kind: 'onApp', url: panel.url, username: 'user', password: 'userpass' };
    const { caFile } = panel;
    await using trusting = await startGatewayOver({ onapp: { ...settings, caFile } });
    assert.deepEqual((await read(trusting.url)).data, { user: { id: PRINTED_USER } });

    await using wary = await startGatewayOver({ onapp: settings });
    const answer = await update(wary.url, { onApp: { id: PRINTED_USER, lastName: 'Roe' } });
    assert.deepEqual([answer.code, answer.write], ['UPSTREAM_UNREACHABLE', 'NOT_APPLIED']);
    const plain = { ...settings, url: 'http://onapp.test' };
    const refused = settingsSchema().safeParse({ providers: { onapp: plain } });
    assert.deepEqual(
      refused.error?.issues.map(({ path }) => path.join('.')),
      ['providers.onapp.url'],
    );
    const allowed = { providers: { onapp: { ...plain, allowHttp: true } } };
    assert.ok(settingsSchema().safeParse(allowed).success);
  });

  it('Q25: lists permissions in one call that asks for no page', async () => {
    const permissions = Array.from({ length: 369 }, (_, index) => ({
      permission: { id: index + 1, identifier: `users.${index}` },
    }));
    await using over = await startOverAnswers((response) =>
      response.end(JSON.stringify(permissions)),
    );
    const { data } = await send(over.url, '{ permissions(provider: "onapp") { id } }');
    const ids = permissions.map(({ permission }) => ({ id: `onapp/permission/${permission.id}` }));
    assert.deepEqual(data, { permissions: ids });
    assert.deepEqual(
      over.arrivals.map(({ url }) => url),
      ['/permissions.json'],
    );
  });
});
