import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../support/files/sources.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { IS_THOROUGH } from '../support/values/thorough.ts';

/** Starts a script of package.json by npm in a process group of its own, and waits for the URLs that it prints. */
async function npmRun(script: string) {
  const { PORT: _port, ROSTER_CONFIG: _config, ...environment } = process.env;
  const args = ['run', script, ...(script === 'simulate' ? ['--', '--port', '0'] : [])];
  const npm = spawn('npm', args, {
    cwd: ROOT,
    detached: true,
    env: { ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const group = npm.pid ?? 0;
  await until(() => /A first mutation|A roster\.yml/.test(output) || npm.exitCode !== null);
  return {
    ports: [...output.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port)),
    output: () => output,
    ended: once(npm, 'exit'),
    /** Sends a signal to npm only, as a service manager does. */
    signal: (signal: NodeJS.Signals) => npm.kill(signal),
    running: () => listRunning(group),
    [Symbol.dispose]: () => {
      if (listRunning(group).length > 0) process.kill(-group, 'SIGKILL');
    },
  };
}

/** Returns the command lines of a process group. */
function listRunning(group: number): readonly string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => {
    const [pgid, state] = line.trim().split(/\s+/);
    // A zombie has ended; the first process of the machine reads its exit code later.
    return Number(pgid) === group && !state?.startsWith('Z');
  });
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.destroy());
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  });

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

for (const script of ['start', 'simulate']) {
  describe(`npm run ${script}`, () => {
    for (const signal of script === 'start' || IS_THOROUGH ? SIGNALS : SIGNALS.slice(0, 1)) {
      it(`leaves no process and no open port after ${signal}`, async () => {
        using npm = await npmRun(script);
        assert.ok(npm.ports.length > 0, npm.output());
        assert.ok(await isOpen(npm.ports[0] ?? 0));
        npm.signal(signal);
        const [code, by] = await npm.ended;
        // Each look takes more CPU time than the end of the processes.
        while (npm.running().length > 0) await sleep(50);
        for (const port of npm.ports) assert.equal(await isOpen(port), false, `${port}`);
        // npm does not forward SIGHUP, which ends it.
        assert.deepEqual([code, by], signal === 'SIGHUP' ? [null, 'SIGHUP'] : [0, null]);
      });
    }
  });
}
