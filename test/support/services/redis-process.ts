import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of `redis-server`, in any of its roles. */
export interface RedisProcess extends AsyncDisposable {
  /** Kills it at once, as a crash would. */
  readonly kill: () => Promise<void>;
  /** Accepts connections and sends no response until it is resumed or killed. */
  readonly freeze: () => void;
  readonly resume: () => void;
  /** Starts it anew with the same arguments. Call it after `kill`. */
  readonly restart: () => Promise<void>;
  /** Sends one command, without quotes, and returns its response as it arrives in one piece. */
  readonly ask: (command: string) => Promise<string>;
}

/**
 * Starts `redis-server` and waits until it responds.
 *
 * @param port the port on loopback that the arguments name.
 */
export async function launchRedis(port: number, args: readonly string[]): Promise<RedisProcess> {
  let server = await launch(port, args);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    kill,
    freeze: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    restart: async () => {
      server = await launch(port, args);
    },
    ask: (command) => ask(port, command),
    [Symbol.asyncDispose]: kill,
  };
}

async function launch(port: number, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  await once(server, 'spawn');
  while (!(await responds(port))) {
    const hasEnded = server.exitCode !== null || server.signalCode !== null;
    if (hasEnded) throw new Error('redis-server ended.');
    await sleep(20);
  }
  return server;
}

async function responds(port: number): Promise<boolean> {
  try {
    return (await ask(port, 'PING')).startsWith('+PONG');
  } catch {
    return false;
  }
}

async function ask(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${command}\r\n`);
    const [response] = await once(socket, 'data');
    return String(response);
  } finally {
    socket.destroy();
  }
}
