import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import { onStopSignal, REPEATED_SIGNAL_MS } from '../../src/commands/stop-signal.ts';
import { ROOT } from '../support/files/sources.ts';
import { skipWithout } from '../support/services/installed-program.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

/** Returns what a process with these signals has done, and a clock that the test moves. */
function listen() {
  const signals = new EventEmitter();
  const calls: string[] = [];
  const clock = { now: 0 };
  let loseNpm = () => {};
  onStopSignal(
    (signal) => calls.push(signal),
    () => calls.push('npm'),
    {
      signals,
      now: () => clock.now,
      watchNpm: (onEnded) => {
        loseNpm = onEnded;
      },
    },
  );
  return { signals, calls, clock, loseNpm: () => loseNpm() };
}

describe('onStopSignal', () => {
  it('ignores a repetition of any signal within 100 ms', () => {
    const { signals, calls, clock } = listen();
    signals.emit('SIGTERM', 'SIGTERM');
    clock.now = REPEATED_SIGNAL_MS - 1;
    signals.emit('SIGTERM', 'SIGTERM');
    signals.emit('SIGINT', 'SIGINT');
    assert.deepEqual(calls, ['SIGTERM']);
  });

  it('passes on a second signal after 100 ms', () => {
    const { signals, calls, clock } = listen();
    signals.emit('SIGTERM', 'SIGTERM');
    clock.now = REPEATED_SIGNAL_MS;
    signals.emit('SIGINT', 'SIGINT');
    assert.deepEqual(calls, ['SIGTERM', 'SIGINT']);
  });

  it('stops when npm has ended', () => {
    const { calls, loseNpm } = listen();
    loseNpm();
    assert.deepEqual(calls, ['npm', 'SIGTERM']);
  });

  it('takes the end of npm for no second signal', () => {
    const { signals, calls, clock, loseNpm } = listen();
    signals.emit('SIGTERM', 'SIGTERM');
    clock.now = 1000;
    loseNpm();
    assert.deepEqual(calls, ['SIGTERM']);
  });
});

/** timeout(1) sends the signal that it gets to its child, and then to its process group. */
describe('timeout', { skip: skipWithout(['timeout'], 'apt-get install coreutils') }, () => {
  for (const command of ['start', 'simulate']) {
    it(`lets roster ${command} shut down gracefully`, async () => {
      const { npm_lifecycle_event: _npm, ...environment } = process.env;
      const args = ['60', process.execPath, `${ROOT}bin/roster.js`, command];
      const child = spawn('timeout', command === 'start' ? args : [...args, '--port', '0'], {
        // A process group of its own, which gets the second signal.
        detached: true,
        env: { ...environment, PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      const ended = once(child, 'close');
      await until(() => /(Roster is ready|A roster\.yml)/.test(output));
      child.kill('SIGTERM');
      assert.deepEqual(await ended, [0, null]);
    });
  }
});
