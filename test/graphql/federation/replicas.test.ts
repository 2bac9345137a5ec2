import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { requireText } from '../../support/values/json-property.ts';

const READ = '{ user(id: "vms/user/1") { login status } }';

describe('Two replicas over the same providers', () => {
  let running: AsyncDisposableStack;
  let simulated: readonly SimulatedInstallation[];
  let urls: readonly [one: string, other: string];
  let closeOne: () => Promise<void>;
  beforeEach(async () => {
    running = new AsyncDisposableStack();
    simulated = await startSimulators();
    for (const { close } of simulated) running.defer(close);
    const providers = toProviderSettings(simulated);
    const [one, other] = [await startGatewayOver(providers), await startGatewayOver(providers)];
    running.use(other);
    closeOne = one.close;
    urls = [one.url, other.url];
  });
  afterEach(async () => {
    await closeOne();
    await running.disposeAsync();
  });

  const arrivalsOf = (path: RegExp) =>
    simulated
      .flatMap(({ simulators }) => simulators)
      .flatMap(({ journal }) => journal)
      .filter((entry) => path.test(entry.path)).length;

  it('show a change through the other replica at once', async () => {
    const [one, other] = urls;
    for (const status of ['BLOCKED', 'ACTIVE', 'BLOCKED']) {
      await update(one, { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status } });
      const { data } = await send(other, READ);
      assert.deepEqual(data, { user: { login: 'test@mail.com', status } });
    }
  });

  it('serve the operations of one client in turn', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const { data } = await send(urls[turn % 2 === 0 ? 0 : 1], READ);
      assert.ok(data?.['user']);
    }
  });

  it('sign in to a provider separately, and once', async () => {
    for (const url of [...urls, ...urls, ...urls]) await send(url, READ);
    assert.equal(arrivalsOf(/\/auth\/token$/), 2);
  });

  /** The Admin API responds to its next reads late, with the state at their arrival. */
  const delayReads = (times: number) => {
    const admin = simulated
      .flatMap(({ simulators }) => simulators)
      .find(({ name }) => name === 'VMS Admin API');
    admin?.clearJournal();
    admin?.inject({ kind: 'latency', ms: 1000, method: 'GET', times });
  };

  it('stop separately: one completes its requests, the other keeps serving', async () => {
    const [one, other] = urls;
    delayReads(1);
    const pending = send(one, READ);
    while (arrivalsOf(/\/users\/1$/) === 0) await sleep(10);
    const closed = closeOne();
    assert.ok((await pending).data?.['user']);
    await closed;
    await assert.rejects(fetch(`${one}/health/ready`));
    assert.equal((await fetch(`${other}/health/ready`)).status, 200);
  });

  it('share a read in flight among their own clients only', async () => {
    for (const url of urls) await send(url, READ);
    delayReads(2);
    await Promise.all([...urls, ...urls, ...urls].map((url) => send(url, READ)));
    assert.equal(arrivalsOf(/\/users\/1$/), 2);
  });

  it('may show stale data from a read already in flight', async () => {
    const [one, other] = urls;
    const statusOf = async () => {
      const { data } = await send(other, READ);
      return requireText(data, 'user.status');
    };
    const before = await statusOf();
    delayReads(1);
    const early = statusOf();
    while (arrivalsOf(/\/users\/1$/) === 0) await sleep(10);
    await update(one, {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' },
    });
    const joined = await statusOf();
    assert.deepEqual([await early, joined, await statusOf()], [before, before, 'BLOCKED']);
  });
});
