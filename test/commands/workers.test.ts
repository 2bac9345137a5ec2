import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { verifyTrails } from '../../src/audit/verify-trails.ts';
import { KEY, linesOf } from '../audit/trail-lines.ts';
import { readMetrics, sumOf } from '../observability/metrics/samples.ts';
import { send, update } from '../support/clients/graphql.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = 'query Read { user(id: "ap/user/1") { id } }';
const RENAME = { activePlatform: { id: 'ap/user/1', firstName: 'A' } };
const IS_RUNNING = { user: { id: 'ap/user/1' } };

/** Starts two workers over an upstream, which holds its responses while `hold` is true. */
async function startWorkers() {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(createTemporaryFolder());
  const redis = stack.use(await startRedisServer());
  let isHeld = false;
  const held: (() => void)[] = [];
  const upstream = stack.use(
    await startHttpServer((response) => {
      const respond = () => sendJson(response, 200, { id: 1, first_name: 'A' });
      if (isHeld) held.push(respond);
      else respond();
    }),
  );
  const write = (settings: object = {}, apiToken = 'first') =>
    folder.write(
      'roster.yml',
      stringify({
        server: { port: 0, drainMs: 0, instance: 'web' },
        providers: { ap: { kind: 'activePlatform', url: upstream.url, apiToken } },
        store: { url: redis.url, key: KEY },
        audit: { file: join(folder.path, 'audit.jsonl'), key: KEY },
        ...settings,
      }),
    );
  const config = write();
  const roster = stack.use(
    await startRoster({ args: ['start', '--config', config, '--workers', '2'] }),
  );
  const owned = stack.move();
  return {
    roster,
    arrivals: upstream.arrivals,
    write,
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

/** Returns the process ids of the workers. */
const workersOf = ({ pid }: RosterProcess): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

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

describe('roster start --workers', { skip: NO_REDIS }, () => {
  it('shares a port, sums metrics and writes a trail per worker', async () => {
    await using here = await startWorkers();
    const { roster, trails } = here;
    assert.equal(workersOf(roster).length, 2);
    for (let count = 0; count < 6; count += 1) {
      assert.equal((await update(roster.url, RENAME)).__typename, 'UserUpdated');
    }
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

    // A worker that is killed is replaced, and its trail is continued.
    const [killed = 0] = workersOf(roster);
    process.kill(killed, 'SIGKILL');
    await untilLogged(here, '"Worker replaced"', 1);
    assert.match(roster.output(), /"instance":"web",.*"signal":"SIGKILL","msg":"Worker ended"/);
    for (let count = 0; count < 6; count += 1) {
      assert.equal((await update(roster.url, RENAME)).__typename, 'UserUpdated');
    }
    // No counter has decreased.
    assert.equal(await operationsOf(roster), 12);
    assert.match(await readMetrics(roster.url), /\nroster_workers_replaced_total 1\n/);
    const lines = trails.map((file) => linesOf(file).length);
    assert.equal(
      lines.reduce((sum, count) => sum + count),
      24,
    );

    const { code, stderr } = await roster.stop();
    assert.equal(code, 0, stderr);
    const verdicts = await verifyTrails(trails, KEY, {});
    assert.deepEqual(
      verdicts.map(({ fault, notes }) => [fault, notes]),
      [
        [undefined, []],
        [undefined, []],
      ],
    );
  });

  it('reloads all workers or none', async () => {
    await using here = await startWorkers();
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
    const { trails } = here;
    const folder = join(trails[0] ?? '', '..', 'other');
    write({ audit: { file: join(folder, 'audit.jsonl'), key: KEY } }, 'second');
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
    await using here = await startWorkers();
    const { roster, arrivals } = here;
    here.hold();
    const responses = [send(roster.url, READ), update(roster.url, RENAME)];
    await until(() => arrivals.length >= 2);
    const pids = workersOf(roster);
    for (const pid of [...pids, roster.pid]) process.kill(pid, 'SIGTERM');
    setTimeout(here.releaseAll, 300);
    const [read, written] = await Promise.all(responses);
    assert.ok(read !== undefined && written !== undefined);
    assert.equal((await roster.ended()).code, 0);
    assert.deepEqual(pids.filter(isAlive), []);
  });

  it('ends at once on the second signal', async () => {
    await using here = await startWorkers();
    const { roster, arrivals } = here;
    here.hold();
    send(roster.url, READ).catch(() => {});
    await until(() => arrivals.length >= 1);
    const pids = workersOf(roster);
    roster.signal('SIGTERM');
    await sleep(200);
    roster.signal('SIGTERM');
    const { code, stderr } = await roster.ended();
    assert.equal(code, 143);
    assert.match(stderr, /Shutdown timed out with operations in flight/);
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

  it('ends with a clear error if workers end again and again', async () => {
    await using here = await startWorkers();
    const { roster } = here;
    writeFileSync(here.write(), 'bad: 1\n');
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
    const unsafe = await runRoster({ args: [...args, '--config', config] });
    assert.equal(unsafe.code, 78);
    assert.match(unsafe.stderr, /\n {2}store: is required with --workers 2\./);
    const demo = await runRoster({ args });
    assert.equal(demo.code, 78);
    assert.match(demo.stderr, /--workers: needs a configuration/);
  });

  it('loads no module of workers for one process', () => {
    const script = `
      await import('${ROOT}src/commands/start.ts');
      console.log(process.moduleLoadList.filter((name) => name.includes('cluster')).length);
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    assert.equal(String(stdout).trim(), '0');
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
