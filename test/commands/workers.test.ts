import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { verifyTrails } from '../../src/audit/verify-trails.ts';
import { REPEATED_SIGNAL_MS } from '../../src/commands/stop-signal.ts';
import { KEY, linesOf } from '../audit/trail-lines.ts';
import { readMetrics, sumOf } from '../observability/metrics/samples.ts';
import { send, update } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import {
  type RosterProcess,
  runCommand,
  runRoster,
  startRoster,
} from '../support/gateway/roster-process.ts';
import {
  NO_NOTIFY,
  type NotifySocket,
  openNotifySocket,
} from '../support/services/notify-socket.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = 'query Read { user(id: "ap/user/1") { id } }';
const RENAME = { activePlatform: { id: 'ap/user/1', firstName: 'A' } };
const IS_RUNNING = { user: { id: 'ap/user/1' } };

/** Returns a module that ends the process at once if a file exists. */
const exitIfExists = (file: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { existsSync } from 'node:fs';
    if (existsSync(${JSON.stringify(file)})) process.exit(78);
  `)}`;

/**
 * Starts two workers over an upstream, which holds its responses between `hold` and `releaseAll`.
 *
 * @param settings beside `server` and `providers`; workers that update need a store.
 */
async function startWorkers(
  settings: object = { writes: false },
  environment: Readonly<Record<string, string>> = {},
) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(createTemporaryFolder());
  let isHeld = false;
  const held: (() => void)[] = [];
  const upstream = stack.use(
    await startHttpServer((response) => {
      const respond = () => sendJson(response, 200, { id: 1, first_name: 'A' });
      if (isHeld) held.push(respond);
      else respond();
    }),
  );
  const write = (changed: object = {}, apiToken = 'first') =>
    folder.write(
      'roster.yml',
      stringify({
        server: { port: 0, drainMs: 0, instance: 'web' },
        providers: { ap: { kind: 'activePlatform', url: upstream.url, apiToken } },
        ...settings,
        ...changed,
      }),
    );
  const pidFile = join(folder.path, 'roster.pid');
  const broken = join(folder.path, 'broken');
  const roster = stack.use(
    await startRoster({
      args: ['start', '--config', write(), '--workers', '2', '--pid-file', pidFile],
      environment,
      nodeArguments: ['--import', exitIfExists(broken)],
    }),
  );
  const owned = stack.move();
  return {
    roster,
    arrivals: upstream.arrivals,
    write,
    pidFile,
    /** Processes that start from now on end at once. */
    breakStarts: () => writeFileSync(broken, ''),
    /** The trails of both workers. */
    trails: [1, 2].map((slot) => join(folder.path, `audit-${slot}.jsonl`)),
    hold: () => {
      isHeld = true;
    },
    releaseAll: () => {
      isHeld = false;
      for (const respond of held.splice(0)) respond();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Returns the process ids of the workers. The first process may have another child for a moment: systemd-notify. */
const workersOf = ({ pid }: RosterProcess): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
    .filter(isWorker);

/** Node names each of its workers in this variable. */
function isWorker(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes('NODE_UNIQUE_ID=');
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A busy machine takes many seconds to start a process. */
const LOG_TIMEOUT_MS = 60_000;

/** Waits until the log has a message this often. */
async function untilLogged(
  { roster }: { readonly roster: RosterProcess },
  message: string,
  count: number,
): Promise<void> {
  const deadline = performance.now() + LOG_TIMEOUT_MS;
  while (roster.output().split(message).length - 1 < count) {
    assert.ok(performance.now() < deadline, roster.output());
    await sleep(10);
  }
}

const operationsOf = ({ url }: RosterProcess) =>
  sumOf(url, 'roster_operation_duration_seconds_count');

const RELOADED = 'roster_config_last_reload_successful';

const STOPPING = '"Gateway stopping"';

describe('roster start --workers', { skip: NO_REDIS }, () => {
  const stack = new AsyncDisposableStack();
  after(() => stack.disposeAsync());
  let here: Awaited<ReturnType<typeof startWorkers>>;
  /** Undefined if this machine has no service manager. */
  let socket: NotifySocket | undefined;
  before(async () => {
    const redis = stack.use(await startRedisServer());
    socket = NO_NOTIFY === false ? stack.use(await openNotifySocket()) : undefined;
    const settings = {
      store: { url: redis.url, key: KEY },
      audit: { file: 'audit.jsonl', key: KEY },
    };
    const environment = { NOTIFY_SOCKET: socket?.path ?? '' };
    here = stack.use(await startWorkers(settings, environment));
  });

  const renameSixTimes = async () => {
    for (let count = 0; count < 6; count += 1) {
      assert.equal((await update(here.roster.url, RENAME)).__typename, 'UserUpdated');
    }
  };

  it('shares a port, sums metrics and writes a trail per worker', async () => {
    const { roster, trails } = here;
    assert.equal(workersOf(roster).length, 2);
    await renameSixTimes();
    for (let count = 0; count < 3; count += 1) {
      assert.equal(await operationsOf(roster), 6);
      const metrics = await readMetrics(roster.url);
      assert.match(metrics, /\nroster_workers 2\n/);
      assert.match(metrics, /roster_audit_head_seq\{worker="1"\} \d+\n/);
      assert.match(metrics, /process_resident_memory_bytes\{worker="2"\} \d+\n/);
      assert.match(metrics, /roster_store_up 1\n/);
    }
    for (const [at, file] of trails.entries()) {
      const lines = linesOf(file).map((line) => JSON.parse(line));
      assert.ok(lines.length >= 2, 'both workers get requests');
      assert.deepEqual(new Set(lines.map(({ instance }) => instance)), new Set([`web.${at + 1}`]));
    }
  });

  it('replaces a worker that is killed, and continues its trail', async () => {
    const { roster, trails } = here;
    const [killed = 0] = workersOf(roster);
    process.kill(killed, 'SIGKILL');
    await untilLogged(here, '"Worker replaced"', 1);
    assert.match(roster.output(), /"instance":"web",.*"signal":"SIGKILL","msg":"Worker ended"/);
    await renameSixTimes();
    // No counter has decreased.
    assert.equal(await operationsOf(roster), 12);
    assert.match(await readMetrics(roster.url), /\nroster_workers_replaced_total 1\n/);
    const lines = trails.map((file) => linesOf(file).length);
    assert.equal(
      lines.reduce((sum, count) => sum + count),
      24,
    );
  });

  it('reloads all workers or none', async () => {
    const { roster, arrivals, write } = here;
    const tokens = async () => {
      const before = arrivals.length;
      for (let count = 0; count < 6; count += 1) {
        assert.deepEqual((await send(roster.url, READ)).data, IS_RUNNING);
      }
      return new Set(arrivals.slice(before).map(({ url }) => /api_token=(\w+)/.exec(url)?.[1]));
    };
    const REFUSED = 'Configuration not reloaded';
    write({ store: undefined }, 'second');
    roster.signal('SIGHUP');
    await untilLogged(here, REFUSED, 1);
    assert.match(roster.output(), /store: is required with --workers 2/);
    assert.equal(await sumOf(roster.url, RELOADED), 0);
    assert.deepEqual(await tokens(), new Set(['first']));

    // The primary process cannot know this.
    write({ audit: { file: 'other/audit.jsonl', key: KEY } }, 'second');
    roster.signal('SIGHUP');
    await untilLogged(here, REFUSED, 2);
    assert.match(roster.output(), /cannot be opened or written \(ENOENT\)/);
    assert.deepEqual(await tokens(), new Set(['first']));

    write({}, 'second');
    // Service managers signal every process: each reload happens once.
    for (const pid of workersOf(roster)) process.kill(pid, 'SIGHUP');
    roster.signal('SIGHUP');
    await untilLogged(here, '"Configuration reloaded"', 1);
    assert.deepEqual(await tokens(), new Set(['second']));
    assert.equal(await sumOf(roster.url, RELOADED), 1);
  });

  it('finishes operations on SIGTERM, also if all processes get it', async () => {
    const { roster, arrivals, trails, pidFile } = here;
    assert.equal(readFileSync(pidFile, 'utf8'), `${roster.pid}\n`);
    const before = arrivals.length;
    here.hold();
    const responses = [send(roster.url, READ), update(roster.url, RENAME)];
    await until(() => arrivals.length >= before + 2);
    const pids = workersOf(roster);
    for (const pid of [...pids, roster.pid]) process.kill(pid, 'SIGTERM');
    await untilLogged(here, STOPPING, 2);
    here.releaseAll();
    const [read, written] = await Promise.all(responses);
    assert.ok(read !== undefined && written !== undefined);
    const { code, stderr } = await roster.ended();
    assert.equal(code, 0, stderr);
    assert.deepEqual(pids.filter(isAlive), []);
    assert.equal(existsSync(pidFile), false);
    const verdicts = await verifyTrails(trails, KEY, {});
    assert.deepEqual(
      verdicts.map(({ fault, notes }) => [fault, notes]),
      [
        [undefined, []],
        [undefined, []],
      ],
    );
  });

  it('notifies the service manager by its first process', { skip: NO_NOTIFY }, async () => {
    await socket?.wait('STOPPING');
    // Each reload of the tests above, and nothing of the workers.
    const reload = ['RELOADING', 'READY'];
    assert.deepEqual(
      socket?.received().map((variables) => Object.keys(variables)[0]),
      ['READY', ...reload, ...reload, ...reload, 'STOPPING'],
    );
  });
});

describe('roster start --workers at its end', () => {
  it('ends at once on the second signal', async () => {
    await using here = await startWorkers();
    const { roster, arrivals } = here;
    here.hold();
    send(roster.url, READ).catch(() => {});
    await until(() => arrivals.length >= 1);
    const pids = workersOf(roster);
    roster.signal('SIGTERM');
    await untilLogged(here, STOPPING, 1);
    await sleep(REPEATED_SIGNAL_MS);
    roster.signal('SIGTERM');
    const { code, stderr } = await roster.ended();
    assert.equal(code, 143);
    assert.match(
      stderr,
      /"signal":"SIGTERM","operations":\d,"msg":"Shutdown cut short by a second signal"/,
    );
    assert.doesNotMatch(stderr, /timed out/);
    assert.deepEqual(pids.filter(isAlive), []);
  });

  it('finishes operations if the primary process is killed', async () => {
    await using here = await startWorkers();
    const { roster, arrivals } = here;
    here.hold();
    const read = send(roster.url, READ);
    await until(() => arrivals.length >= 1);
    const pids = workersOf(roster);
    process.kill(roster.pid, 'SIGKILL');
    await roster.exited;
    here.releaseAll();
    assert.deepEqual((await read).data, IS_RUNNING);
    await until(() => !pids.some(isAlive));
  });

  it('logs as JSON why a worker cannot be started again', async () => {
    await using here = await startWorkers();
    const { roster } = here;
    here.write({ nonsense: true });
    const [killed = 0] = workersOf(roster);
    process.kill(killed, 'SIGKILL');
    await untilLogged(here, '"Worker could not be started"', 1);
    const [, log = ''] = roster.output().split('Roster is ready');
    const records = [...log.matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line));
    const { level, problems } = records.find(({ msg }) => msg === 'Worker could not be started');
    assert.equal(level, 'error');
    assert.match(problems.join(), /nonsense: unknown option/);
    // Nothing is written as text besides.
    assert.doesNotMatch(roster.output(), /^(?!\{).*nonsense/m);
  });

  it('ends with a clear error if workers end again and again', async () => {
    await using here = await startWorkers();
    const { roster } = here;
    here.breakStarts();
    for (const pid of workersOf(roster)) process.kill(pid, 'SIGKILL');
    const { code, stderr } = await roster.ended();
    assert.equal(code, 1);
    assert.match(stderr, /\nRoster failed: all 2 workers ended 5 times in a row.* exit code 78\./);
  });
});

describe('roster start --workers', () => {
  const providers = { ap: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };

  it('refuses to start without a store and without a configuration', async () => {
    using folder = createTemporaryFolder();
    const config = folder.write('roster.yml', stringify({ server: { port: 0 }, providers }));
    const args = ['start', '--workers', '2'];
    const unsafe = await runCommand({ args: [...args, '--config', config] });
    assert.equal(unsafe.code, 78);
    assert.match(unsafe.stderr, /\n {2}store: is required with --workers 2\./);
    const demo = await runCommand({ args });
    assert.equal(demo.code, 78);
    assert.match(demo.stderr, /--workers: needs a configuration/);
  });

  it('reports once what prevents the start', async () => {
    using folder = createTemporaryFolder();
    const config = folder.write(
      'roster.yml',
      stringify({
        server: { port: 0 },
        writes: false,
        providers,
        audit: { file: join(folder.path, 'none', 'audit.jsonl'), key: { file: 'key' } },
      }),
    );
    folder.write('key', KEY);
    const { code, stderr } = await runRoster({
      args: ['start', '--workers', '2', '--config', config],
    });
    assert.equal(code, 78);
    assert.equal(stderr.match(/The trail \S+ cannot be used/g)?.length, 1);
  });
});
