import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 120_000;
const STOP_MS = 5000;

type Child = ChildProcessByStdio<null, Readable, Readable>;

interface RouterProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The working directory, which is also the home directory. */
  readonly folder: string;
  /**
   * The whole environment, except the path and the home directory: no variable of this process
   * makes a router report to another host.
   */
  readonly env?: Readonly<Record<string, string>>;
  /** Responds with 200 when the router is ready. */
  readonly readyUrl: string;
}

/** The process of a router, which is stopped when it is disposed. */
export interface RouterProcess extends AsyncDisposable {
  readonly pid: number;
}

/** Starts a router and returns it when it is ready. */
export async function startRouterProcess({
  command,
  args,
  folder,
  env = {},
  readyUrl,
}: RouterProcessOptions): Promise<RouterProcess> {
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await Promise.race([untilItAnswers(readyUrl), untilItFails(child)]);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { pid: child.pid ?? 0, [Symbol.asyncDispose]: () => stop(child) };
}

async function untilItAnswers(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error('The router was not ready in time.');
}

/**
 * Rejects when the process ends. Reads its streams to the end, because a full pipe would block it.
 */
async function untilItFails({ stdout, stderr }: Child): Promise<never> {
  const output = await Promise.all([text(stdout), text(stderr)]);
  throw new Error(`The router ended: ${output.join('\n')}`);
}

async function stop(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
