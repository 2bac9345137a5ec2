import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { createServiceNotifier } from '../../src/commands/service-notifier.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog } from '../support/gateway/gateway.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { NO_NOTIFY, openNotifySocket } from '../support/services/notify-socket.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const SOCKET = { NOTIFY_SOCKET: '/run/systemd/notify' };

/** Returns a notifier, and what it has sent. */
function record(environment: Readonly<Record<string, string>> = SOCKET) {
  const sent: string[][] = [];
  const send = async (variables: readonly string[]) => {
    // Each takes less time than the one before: only a queue keeps their order.
    await new Promise((resolve) => setTimeout(resolve, 20 - sent.length * 5));
    sent.push([...variables]);
  };
  return { sent, notifier: createServiceNotifier(environment, silentLog, send) };
}

describe('service notifier', () => {
  it('sends the states in their order', async () => {
    const { sent, notifier } = record();
    const before = process.hrtime.bigint() / 1000n;
    notifier.ready('Ready at http://127.0.0.1:4000');
    notifier.reloading();
    notifier.ready('Ready');
    notifier.stopping();
    await until(() => sent.length === 4);
    assert.deepEqual(
      sent.map(([state]) => state),
      ['READY=1', 'RELOADING=1', 'READY=1', 'STOPPING=1'],
    );
    assert.equal(sent[0]?.[1], 'STATUS=Ready at http://127.0.0.1:4000');
    const [, at] = /^MONOTONIC_USEC=(\d+)$/.exec(sent[1]?.[1] ?? '') ?? [];
    assert.ok(BigInt(at ?? 0) >= before && BigInt(at ?? 0) <= process.hrtime.bigint() / 1000n);
  });

  it('reports nothing but the end once the process stops', async () => {
    const { sent, notifier } = record();
    notifier.stopping();
    notifier.reloading();
    notifier.ready('Ready');
    notifier.stopping();
    await until(() => sent.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(
      sent.map(([state]) => state),
      ['STOPPING=1'],
    );
  });

  it('sends nothing without a service manager', async () => {
    for (const environment of [{}, { NOTIFY_SOCKET: '' }, { WATCHDOG_USEC: '1000' }]) {
      const { sent, notifier } = record(environment);
      notifier.ready('Ready');
      notifier.stopping();
      await new Promise((resolve) => setTimeout(resolve, 30));
      assert.deepEqual(sent, []);
    }
  });

  it('sends signs of life twice within the time of the watchdog', (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const sent: string[] = [];
    const send = async ([state = '']: readonly string[]) => void sent.push(state);
    createServiceNotifier({ ...SOCKET, WATCHDOG_USEC: '30000000' }, silentLog, send);
    t.mock.timers.tick(30_000);
    return until(() => sent.length === 2).then(() =>
      assert.deepEqual(sent, ['WATCHDOG=1', 'WATCHDOG=1']),
    );
  });

  it('leaves the watchdog of another process alone', (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const sent: string[] = [];
    const send = async ([state = '']: readonly string[]) => void sent.push(state);
    const environment = { ...SOCKET, WATCHDOG_USEC: '30000000', WATCHDOG_PID: '1' };
    const notifier = createServiceNotifier(environment, silentLog, send);
    t.mock.timers.tick(30_000);
    notifier.ready('Ready');
    return until(() => sent.length > 0).then(() => assert.deepEqual(sent, ['READY=1']));
  });

  it('logs once that the service manager cannot be notified', async () => {
    const reasons: unknown[] = [];
    const log = {
      ...silentLog,
      warn: ({ reason }: Readonly<Record<string, unknown>>) => void reasons.push(reason),
    };
    const notifier = createServiceNotifier({ ...SOCKET, PATH: '/nowhere' }, log);
    notifier.ready('Ready');
    notifier.stopping();
    await until(() => reasons.length > 0);
    assert.deepEqual(reasons, ['systemd-notify is not installed']);
  });
});

describe('roster start with NOTIFY_SOCKET', { skip: NO_NOTIFY }, () => {
  const PROVIDERS = { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'token' } };

  it('reports readiness, reloads, signs of life and the end', async () => {
    using folder = createTemporaryFolder();
    await using socket = await openNotifySocket();
    const settings = { server: { port: 0, drainMs: 0 }, providers: PROVIDERS };
    const config = folder.write('roster.yml', stringify(settings));
    await using roster = await startRoster({
      args: ['start', '--config', config],
      environment: { NOTIFY_SOCKET: socket.path, WATCHDOG_USEC: '2000000' },
    });
    assert.equal((await socket.wait('READY'))['STATUS'], `Ready at ${roster.url}`);
    await socket.wait('WATCHDOG');
    for (const [text, status] of [
      [stringify(settings), /^Ready: configuration reloaded, nothing has changed$/],
      [stringify({ ...settings, writes: false }), /^Ready: configuration reloaded$/],
      ['providers: [', /^Ready\. Configuration not reloaded: /],
    ] as const) {
      folder.write('roster.yml', text);
      const before = socket.received().length;
      roster.signal('SIGHUP');
      assert.match((await socket.wait('RELOADING', before))['MONOTONIC_USEC'] ?? '', /^\d+$/);
      assert.match((await socket.wait('READY', before))['STATUS'] ?? '', status);
    }
    await roster.stop();
    await socket.wait('STOPPING');
  });
});
