import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { samplesOf } from './observability/metrics/samples.ts';
import { type GraphqlAnswer, send, update } from './support/clients/graphql.ts';
import { startGatewayOver } from './support/gateway/gateway.ts';
import { findFreePort } from './support/services/free-port.ts';
import { sendJson, startHttpServer } from './support/upstreams/http-server.ts';

const READS = {
  vms: '{ user(id: "vms/user/1") { id } }',
  activeplatform: '{ user(id: "activeplatform/user/2002986") { id } }',
  onapp: '{ user(id: "onapp/user/12") { id } }',
};

const BREAKER = { breaker: { minCalls: 2, openMs: 500 } };

/** Starts a gateway over simulators whose circuit breakers open soon. */
async function startOverSimulators() {
  const simulated = await startSimulators();
  const { vms, activeplatform, onapp } = toProviderSettings(simulated);
  const gateway = await startGatewayOver({
    vms: {
      ...vms,
      billing: { ...member(vms, 'billing'), ...BREAKER },
      admin: { ...member(vms, 'admin'), ...BREAKER },
    },
    activeplatform: { ...activeplatform, ...BREAKER },
    onapp: { ...onapp, ...BREAKER },
  });
  const simulators = simulated.flatMap((installation) => installation.simulators);
  return {
    url: gateway.url,
    arrivals: () => simulators.reduce((sum, { journal }) => sum + journal.length, 0),
    breakAll: () => {
      for (const simulator of simulators) simulator.inject({ kind: 'reset', times: 0 });
    },
    mendAll: () => {
      for (const simulator of simulators) simulator.clearFaults();
    },
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}

const member = (settings: unknown, name: string): object => Object(Object(settings)[name]);

const codeOf = ({ errors }: GraphqlAnswer) => errors[0]?.extensions['code'];

/** Returns the status and the body of both health routes. */
async function healthOf(url: string) {
  const ask = async (name: string) => {
    const response = await fetch(`${url}/health/${name}`);
    return [response.status, await response.text()];
  };
  return [await ask('live'), await ask('ready')];
}

const WELL = [
  [200, '{"status":"live"}'],
  [200, '{"status":"ready"}'],
];

/** Repeats a request until the response changes, for ten seconds at most. */
async function repeatWhile<T>(ask: () => Promise<T>, isSo: (result: T) => boolean): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    const result = await ask();
    if (!isSo(result) || performance.now() - startedAt > 10_000) return result;
  }
}

describe('Outage of all providers', () => {
  it('D37: reads fail fast with typed errors and recover', async () => {
    await using gateway = await startOverSimulators();
    gateway.breakAll();
    for (const read of Object.values(READS)) {
      for (let turn = 0; turn < 4; turn += 1) await send(gateway.url, read);
      const result = await send(gateway.url, read);
      assert.deepEqual([result.status, codeOf(result)], [200, 'CIRCUIT_OPEN']);
    }
    assert.deepEqual(await healthOf(gateway.url), WELL);

    const took: number[] = [];
    const sent = gateway.arrivals();
    const startedAt = performance.now();
    while (performance.now() - startedAt < 300) {
      const askedAt = performance.now();
      assert.equal(codeOf(await send(gateway.url, READS.onapp)), 'CIRCUIT_OPEN');
      took.push(performance.now() - askedAt);
    }
    const median = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
    assert.ok(median < 1000, `${median} ms`);
    const windows = Math.ceil((performance.now() - startedAt) / BREAKER.breaker.openMs);
    assert.ok(gateway.arrivals() - sent <= 3 * windows, 'a probe for each breaker at most');
    assert.deepEqual(await healthOf(gateway.url), WELL);
    const open = await samplesOf(gateway.url, 'roster_upstream_breaker_state', { class: 'read' });
    assert.ok(open.length >= 3);

    gateway.mendAll();
    for (const read of Object.values(READS)) {
      const result = await repeatWhile(
        () => send(gateway.url, read),
        (it) => codeOf(it) !== undefined,
      );
      assert.ok(result.data?.['user']);
    }
  });

  it('D37: writes fail with typed problems until a read succeeds', async () => {
    await using gateway = await startOverSimulators();
    const input = { onApp: { id: 'onapp/user/12', firstName: 'A' } };
    gateway.breakAll();
    for (let turn = 0; turn < 4; turn += 1) await update(gateway.url, input);
    const { code, write, retry } = await update(gateway.url, input);
    assert.deepEqual([code, write, retry?.advice], ['CIRCUIT_OPEN', 'NOT_APPLIED', 'SEND_AGAIN']);
    gateway.mendAll();
    const result = await repeatWhile(
      () => update(gateway.url, input),
      (it) => it.code === 'CIRCUIT_OPEN',
    );
    assert.equal(result.__typename, 'UserUpdated');
  });

  it('G4: the gateway is ready and reports it in metrics', async () => {
    await using gateway = await startOverSimulators();
    gateway.breakAll();
    for (const read of Object.values(READS)) {
      for (let turn = 0; turn < 4; turn += 1) await send(gateway.url, read);
    }
    assert.deepEqual(await healthOf(gateway.url), WELL);
    const strict = await fetch(`${gateway.url}/health/ready?strict`);
    assert.deepEqual([strict.status, await strict.text()], WELL[1]);
    const shown = await samplesOf(gateway.url, 'roster_upstream_breaker_state', { class: 'read' });
    assert.ok(shown.some(({ value }) => value > 0));
  });

  it('G22: the gateway starts, is ready, and serves after recovery', async () => {
    const dead = `http://127.0.0.1:${await findFreePort()}`;
    await using gateway = await startGatewayOver({
      activeplatform: { kind: 'activePlatform', url: dead, apiToken: 'x' },
      onapp: { kind: 'onApp', url: dead, username: 'x', apiKey: 'x' },
      vms: {
        kind: 'vms',
        timeZone: 'UTC',
        billing: { url: dead },
        admin: { url: dead, token: 'x' },
      },
    });
    assert.deepEqual(await healthOf(gateway.url), WELL);
    for (const read of Object.values(READS)) {
      assert.equal(codeOf(await send(gateway.url, read)), 'UPSTREAM_UNREACHABLE');
    }
    assert.equal((await send(gateway.url, '{ providers { id } }')).errors.length, 0);
    await using _late = await startHttpServer(
      (response) => sendJson(response, 200, { id: 2_002_986 }),
      Number(new URL(dead).port),
    );
    assert.deepEqual((await send(gateway.url, READS.activeplatform)).data, {
      user: { id: 'activeplatform/user/2002986' },
    });
  });
});
