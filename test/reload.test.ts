import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { Agent, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { verifyTrail } from '../src/audit/verify-trail.ts';
import { verifyTrails } from '../src/audit/verify-trails.ts';
import { ConfigError } from '../src/config/config-error.ts';
import type { Log } from '../src/observability/log/log.ts';
import { KEY, linesOf } from './audit/trail-lines.ts';
import { samplesOf, sumOf } from './observability/metrics/samples.ts';
import { apiKey, bearer } from './support/clients/api-keys.ts';
import { send, update } from './support/clients/graphql.ts';
import { createTemporaryFolder } from './support/files/temporary-folder.ts';
import { captureLog } from './support/gateway/captured-log.ts';
import { settingsOver, silentLog, startGatewayOver } from './support/gateway/gateway.ts';
import { aWhile, startHeldUpstream, until } from './support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from './support/upstreams/http-server.ts';

const platform = (url: string, settings: object = {}) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x', ...settings },
});

const readOf = (user: number) => `{ user(id: "activeplatform/user/${user}") { id } }`;
const RENAME = { activePlatform: { id: 'activeplatform/user/1', firstName: 'A' } };

/** A log whose messages are stored. */
function keepLog(): { readonly log: Log; readonly sentences: string[] } {
  const sentences: string[] = [];
  const keep = (_fields: unknown, message: string) => sentences.push(message);
  return { sentences, log: { ...silentLog, info: keep, error: keep } };
}

/** Sends a query over one of the agent's connections and returns the status. */
function ask(url: string, agent: Agent, query: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    })
      .on('error', reject)
      .end(JSON.stringify({ query }));
  });
}

/** Starts an upstream that holds every call until the test lets it respond to all of them with user 1. */
async function startHeldUser() {
  const held: ServerResponse[] = [];
  const server = await startHttpServer((response) => held.push(response));
  return {
    url: server.url,
    arrived: (count: number) => until(() => server.arrivals.length >= count),
    arrivals: server.arrivals,
    releaseAll: () => {
      for (const response of held.splice(0)) sendJson(response, 200, { id: 1 });
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

describe('Reload', () => {
  it('G14: rotates credentials under load without errors or new connections', async () => {
    const tokens: string[] = [];
    await using server = await startHttpServer((response, { url }) => {
      tokens.push(/api_token=(\w+)/.exec(url)?.[1] ?? '');
      setTimeout(() => sendJson(response, 200, { id: Number(/users\/(\d+)/.exec(url)?.[1]) }), 3);
    });
    await using gateway = await startGatewayOver(platform(server.url, { apiToken: 't0' }));
    using agent = Object.assign(new Agent({ keepAlive: true, maxSockets: 8 }), {
      [Symbol.dispose]: () => agent.destroy(),
    });
    let isOver = false;
    let user = 0;
    const statuses: (number | undefined)[] = [];
    const ports = new Set<number | undefined>();
    agent.on('free', (socket) => ports.add(socket.localPort));
    const load = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        user += 1;
        statuses.push(await ask(gateway.url, agent, readOf(user)));
      }
    });
    for (let turn = 1; turn <= 8; turn += 1) {
      const before = statuses.length;
      await until(() => statuses.length > before + 10);
      const settings = settingsOver(platform(server.url, { apiToken: `t${turn}` }));
      assert.equal(await gateway.reload(settings), true);
      const reloaded = tokens.length;
      await send(gateway.url, readOf(1_000_000 + turn));
      assert.ok(tokens.slice(reloaded).includes(`t${turn}`));
    }
    isOver = true;
    await Promise.all(load);
    assert.deepEqual([...new Set(statuses)], [200]);
    assert.equal(ports.size, 8);
    assert.equal(new Set(tokens).size, 9);
  });

  it('finishes operations with old settings, then closes their upstreams', async () => {
    await using old = await startHeldUpstream();
    await using fresh = await startHttpServer((response) => sendJson(response, 200, { id: 2 }));
    await using gateway = await startGatewayOver(platform(old.url));
    const read = send(gateway.url, readOf(1));
    await old.arrived(1);
    await gateway.reload(settingsOver(platform(fresh.url)));
    assert.deepEqual((await send(gateway.url, readOf(2))).data, {
      user: { id: 'activeplatform/user/2' },
    });
    assert.deepEqual([old.arrivals.length, fresh.arrivals.length], [1, 1]);
    assert.equal(gateway.inFlight(), 1);
    old.releaseAll();
    assert.deepEqual((await read).data, { user: { id: 'activeplatform/user/1' } });
    await until(() => old.openConnections() === 0);
  });

  it('finishes a request with the settings at its head', async () => {
    await using old = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using fresh = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using gateway = await startGatewayOver(platform(old.url));
    const body = JSON.stringify({ query: readOf(1) });
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      // The server sends 100 when the head has arrived.
      expect: '100-continue',
    };
    const slow = request(`${gateway.url}/graphql`, { method: 'POST', headers });
    const responded = new Promise<number | undefined>((resolve) => {
      slow.on('response', (response) => resolve(response.resume().statusCode));
    });
    slow.flushHeaders();
    await once(slow, 'continue');
    slow.write(body.slice(0, 5));
    await gateway.reload(settingsOver(platform(fresh.url)));
    slow.end(body.slice(5));
    assert.equal(await responded, 200);
    assert.deepEqual([old.arrivals.length, fresh.arrivals.length], [1, 0]);
  });

  it('serializes updates of one user across a reload', async () => {
    await using upstream = await startHeldUser();
    await using gateway = await startGatewayOver(platform(upstream.url));
    const first = update(gateway.url, RENAME);
    await upstream.arrived(1);
    await gateway.reload(settingsOver(platform(upstream.url)));
    const second = update(gateway.url, RENAME);
    await aWhile();
    assert.equal(upstream.arrivals.length, 1);
    upstream.releaseAll();
    await first;
    await upstream.arrived(2);
    upstream.releaseAll();
    await second;
  });

  it('keeps counting and drops metrics of removed upstreams', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using gateway = await startGatewayOver({
      ...platform(server.url),
      other: platform(server.url).activeplatform,
    });
    await send(gateway.url, readOf(1));
    await send(gateway.url, '{ user(id: "other/user/1") { id } }');
    await gateway.reload(settingsOver(platform(server.url)));
    await send(gateway.url, readOf(1));
    const calls = 'roster_upstream_calls_total';
    assert.equal(await sumOf(gateway.url, calls, { provider: 'activeplatform' }), 2);
    assert.equal(await sumOf(gateway.url, calls, { provider: 'other' }), 1);
    const shown = await samplesOf(gateway.url, 'roster_upstream_breaker_state', { class: 'read' });
    assert.deepEqual(
      shown.map(({ labels }) => labels['provider']),
      ['activeplatform'],
    );
  });

  it('changes limits', async () => {
    await using upstream = await startHeldUpstream();
    await using gateway = await startGatewayOver(platform(upstream.url));
    const pending = send(gateway.url, readOf(1));
    await upstream.arrived(1);
    await gateway.reload(settingsOver(platform(upstream.url), { limits: { inFlight: 1 } }));
    assert.equal((await send(gateway.url, readOf(2))).status, 503);
    upstream.releaseAll();
    await pending;
  });

  it('keeps the trail and the callers of a file that was cut', async () => {
    using folder = createTemporaryFolder();
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    const access = { mode: 'apiKeys', apiKeys: [apiKey('ann', ['users:write', 'users:read'])] };
    const audit = { file: join(folder.path, 'audit.jsonl'), key: KEY };
    const settings = (groups: Readonly<Record<string, unknown>>) =>
      settingsOver(platform(server.url), groups);
    const log = captureLog();
    const users = { protectedUsers: [{ provider: 'activeplatform', id: '7' }] };
    await using gateway = await startGatewayOver(
      platform(server.url),
      { access: { ...access, ...users }, audit },
      log,
    );
    for (const cut of [{}, { audit }, { access }]) {
      await assert.rejects(gateway.reload(settings(cut)), ConfigError);
    }
    const { status } = await send(gateway.url, readOf(1));
    assert.equal(status, 401);
    const rename = `mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", firstName: "A" } }) { __typename } }`;
    await send(gateway.url, rename, {}, bearer('ann'));
    assert.equal(linesOf(audit.file).length, 2);
    assert.equal(await gateway.reload(settings({ access, audit })), true);
    const warnings = log.records.filter(({ level }) => level === 'warn');
    const message = 'Protection reduced by reload';
    const changes = ['access.protectedUsers: the gateway may change again activeplatform/user/7'];
    assert.deepEqual(warnings, [{ level: 'warn', message, changes }]);
  });

  it('keeps an open trail and closes a replaced one', async () => {
    using folder = createTemporaryFolder();
    const [one, two] = [join(folder.path, 'one.jsonl'), join(folder.path, 'two.jsonl')];
    await using upstream = await startHeldUser();
    const settings = (file: string) =>
      settingsOver(platform(upstream.url), { audit: { file, key: KEY } });
    const { log, sentences } = keepLog();
    await using gateway = await startGatewayOver(
      platform(upstream.url),
      { audit: { file: one, key: KEY } },
      log,
    );
    const heads = () => sentences.filter((it) => it === 'Audit trail head').length;
    const written = update(gateway.url, RENAME);
    await upstream.arrived(1);

    await gateway.reload(settings(one));
    assert.equal(heads(), 1);
    await gateway.reload(settings(two));
    assert.equal(heads(), 2);
    assert.equal(linesOf(one).length, 1);
    upstream.releaseAll();
    await written;
    await until(() => heads() === 3);
    assert.equal(linesOf(one).length, 2);
    assert.equal((await verifyTrail(one, KEY, undefined)).fault, undefined);

    const next = update(gateway.url, RENAME);
    await upstream.arrived(2);
    upstream.releaseAll();
    await next;
    const kinds = (file: string) => linesOf(file).map((line) => JSON.parse(line).kind);
    assert.deepEqual(kinds(one), ['intent', 'outcome']);
    assert.equal(kinds(two)[0], 'continued');
    assert.deepEqual(kinds(two).sort(), ['continued', 'continued', 'intent', 'outcome']);
    const verdicts = await verifyTrails([one, two], KEY, {});
    assert.deepEqual(
      verdicts.map(({ fault, notes }) => [fault, notes]),
      [
        [undefined, []],
        [undefined, []],
      ],
    );
  });

  it('changes nothing until a prepared configuration is committed', async () => {
    using folder = createTemporaryFolder();
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using gateway = await startGatewayOver(platform(server.url, { apiToken: 'first' }));
    const file = join(folder.path, 'trail.jsonl');
    const next = () =>
      settingsOver(platform(server.url, { apiToken: 'second' }), { audit: { file, key: KEY } });
    const tokenOf = async () => {
      await send(gateway.url, readOf(1));
      return /api_token=(\w+)/.exec(server.arrivals.at(-1)?.url ?? '')?.[1];
    };
    const dropped = await gateway.prepareReload(next());
    assert.equal(await tokenOf(), 'first');
    await dropped?.discard();
    assert.equal(await tokenOf(), 'first');
    // The trail is closed: its lock file is gone.
    assert.deepEqual(readdirSync(folder.path), ['trail.jsonl']);

    const prepared = await gateway.prepareReload(next());
    assert.equal(prepared?.commit(), true);
    assert.equal(await tokenOf(), 'second');

    const late = await gateway.prepareReload(next());
    await gateway.close();
    assert.equal(late?.commit(), false);
    assert.equal(readdirSync(folder.path).length, 1);
  });

  it('refuses another key for an open trail', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'trail.jsonl');
    await using gateway = await startGatewayOver(platform('http://127.0.0.1:1'), {
      audit: { file, key: KEY },
    });
    const other = settingsOver(platform('http://127.0.0.1:1'), {
      audit: { file, key: `another ${KEY}` },
    });
    await assert.rejects(gateway.reload(other), { name: 'TrailError' });
    assert.equal((await fetch(`${gateway.url}/health/ready`)).status, 200);
  });

  it('is refused as a whole if the address changes', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using gateway = await startGatewayOver(platform(server.url));
    const moved = settingsOver(platform('http://127.0.0.1:1'), {
      server: { host: '::1', port: 4001 },
    });
    await assert.rejects(gateway.reload(moved), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.deepEqual(error.problems, [
        'server.host: cannot change without a restart',
        'server.port: cannot change without a restart',
      ]);
      return true;
    });
    assert.deepEqual((await send(gateway.url, readOf(1))).data, {
      user: { id: 'activeplatform/user/1' },
    });
  });
});
