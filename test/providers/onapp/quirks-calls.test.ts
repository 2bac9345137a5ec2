import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { OnAppSimulator } from '@roster/simulators/onapp/simulator.ts';
import { settingsSchema } from '../../../src/providers/registry.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../../support/onapp/certificate.ts';
import { EVERY_FIELD } from '../../support/onapp/full-user.ts';
import { PRINTED_USER, startOverAnswers, startOverPanel } from '../../support/onapp/gateway.ts';

const read = (url: string, selection = 'id', id = PRINTED_USER) =>
  send(url, `query ($id: ID!) { user(id: $id) { ${selection} } }`, { id });

async function ask({ url, credentials }: OnAppSimulator, path: string) {
  const basic = btoa(`${credentials.username}:${credentials.password}`);
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Basic ${basic}` } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Starts a panel with one user behind a self-signed certificate. */
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
  it('Q19: reads payments from the path of the configured version', async () => {
    const version = '5.5';
    const billingField = 'billing_plan_id';
    for (const format of ['json', 'xml'] as const) {
      await using newer = await startOverPanel({}, { format });
      await using older = await startOverPanel({ version }, { format, billingField });
      const selection =
        '... on OnAppUser { payments { nodes { id amount { amount } invoiceNumber createdAt } } }';
      const [now, before] = [await read(newer.url, selection), await read(older.url, selection)];
      assert.deepEqual(before.data, now.data);
      assert.match(now.text, /"amount":{"amount":"600"},"invoiceNumber":"2016-0117"/);
      const pathsAt = ({ panel }: typeof newer) => panel.journal.map(({ path }) => path).slice(1);
      assert.deepEqual(pathsAt(newer), [`/billing/user/payments.${format}`]);
      assert.deepEqual(pathsAt(older), [`/users/12/payments.${format}`]);
      assert.match(
        (await ask(older.panel, '/users/12/payments.json')).text,
        /^\[\{"billing_user_payment":\{/,
      );
      assert.match(
        (await ask(newer.panel, '/billing/user/payments.json')).text,
        /^\[\{"payment":\{/,
      );
    }
  });

  it('Q20: reads bare and wrapped monthly bills alike', async () => {
    const year = new Date().getUTCFullYear() - 1;
    const selection = `... on OnAppUser { monthlyBills(year: ${year}) { month cost { amount } } }`;
    await using json = await startOverPanel();
    await using xml = await startOverPanel({}, { format: 'xml' });
    const { data } = await read(json.url, selection);
    assert.deepEqual((await read(xml.url, selection)).data, data);
    assert.match(
      JSON.stringify(data),
      /^\{"user":\{"monthlyBills":\[\{"month":1,"cost":\{"amount":"120\.37"\}\}/,
    );

    assert.match(
      (await ask(json.panel, '/users/12/monthly_bills.json')).text,
      /^\[\{"(month|cost)":/,
    );
    assert.match(
      (await ask(xml.panel, '/users/12/monthly_bills.xml')).text,
      /<vm_stats type="array">\s+<vm_stat>/,
    );
    const limits: unknown = JSON.parse((await ask(json.panel, '/users/12/limits.json')).text);
    assert.ok(typeof limits === 'object' && limits !== null && 'limits' in limits);
    assert.ok(Object.keys(limits).length > 1);
  });

  it('Q22: distinguishes 404, an empty list and an HTML 500', async () => {
    await using over = await startOverPanel();
    const missing = await read(over.url, EVERY_FIELD, 'onapp/user/999');
    assert.deepEqual([missing.data, missing.errors], [{ user: null }, []]);
    const body = '<html><body><h1>500 Internal Server Error</h1></body></html>';
    over.panel.inject({ kind: 'status', status: 500, body, times: 2 });
    const failed = await read(over.url, 'id', 'onapp/user/999');
    assert.deepEqual(failed.data, { user: null });
    assert.equal(failed.errors[0]?.extensions['code'], 'UPSTREAM_FAILED');
    const paid = await read(
      over.url,
      '... on OnAppUser { payments { nodes { id } } }',
      'onapp/user/17',
    );
    assert.deepEqual(paid.data, { user: { payments: { nodes: [] } } });
  });

  it('Q24: trusts a self-signed panel only with its certificate configured', async () => {
    await using panel = await startTlsPanel();
    const settings = { kind: 'onApp', url: panel.url, username: 'user', password: 'userpass' };
    const { caFile } = panel;
    await using trusting = await startGatewayOver({ onapp: { ...settings, caFile } });
    assert.deepEqual((await read(trusting.url)).data, { user: { id: PRINTED_USER } });

    await using wary = await startGatewayOver({ onapp: settings });
    const result = await update(wary.url, { onApp: { id: PRINTED_USER, lastName: 'Roe' } });
    assert.deepEqual([result.code, result.write], ['UPSTREAM_UNREACHABLE', 'NOT_APPLIED']);
    const plain = { ...settings, url: 'http://onapp.test' };
    const refused = settingsSchema().safeParse({ providers: { onapp: plain } });
    assert.deepEqual(
      refused.error?.issues.map(({ path }) => path.join('.')),
      ['providers.onapp.url'],
    );
    const allowed = { providers: { onapp: { ...plain, allowHttp: true } } };
    assert.ok(settingsSchema().safeParse(allowed).success);
  });

  it('Q25: requests pages only for users', async () => {
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
    await send(over.url, '{ users(provider: "onapp", first: 3) { nodes { id } } }');
    assert.equal(over.arrivals.at(-1)?.url, '/users.json?short&page=1&per_page=3');
  });
});
