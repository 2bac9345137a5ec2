import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../files/sources.ts';
import { skipWithout } from '../services/installed-program.ts';
import { until } from '../upstreams/blocking-upstream.ts';
import { inheritedEnvironment } from './roster-process.ts';

/** Why tests in a terminal are skipped; false if they are not. */
export const NO_TERMINAL = skipWithout(['script'], 'apt-get install bsdutils');

/** A command in a terminal of its own, which a person would see. */
export interface InTerminal extends AsyncDisposable {
  /** Waits until the terminal shows a text, at most twenty seconds. */
  readonly shows: (text: RegExp) => Promise<void>;
  readonly enter: (keys: string) => void;
  /** Waits until the command ends; returns its exit code and what the terminal has shown, without colours. */
  readonly ended: () => Promise<{ readonly code: number | null; readonly screen: string }>;
}

/** Starts a command in a terminal. `script` opens one without a screen, and passes standard input to it as keys. */
export function startInTerminal(words: readonly string[]): InTerminal {
  // Without `exec` some shells (dash) stay between the two, and Ctrl+C ends them with 130.
  const command = `exec ${words.map((word) => `'${word}'`).join(' ')}`;
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...inheritedEnvironment(), TERM: 'xterm' },
  });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const closed = once(child, 'close');
  const screen = () => stripVTControlCharacters(written).replaceAll('\r\n', '\n');
  const ended = async () => {
    const [code] = await closed;
    return { code, screen: screen() };
  };
  return {
    shows: (text) =>
      until(() => text.test(screen())).catch(() => {
        throw new Error(`It does not show ${text}: ${screen()}`);
      }),
    enter: (keys) => child.stdin.write(keys),
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await closed;
    },
  };
}

/** Starts a `roster` command in a terminal. */
export const startRosterInTerminal = (...args: readonly string[]): InTerminal =>
  startInTerminal([process.execPath, `${ROOT}bin/roster.js`, ...args]);
