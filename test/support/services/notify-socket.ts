import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { until } from '../upstreams/blocking-upstream.ts';
import { skipWithout } from './installed-program.ts';

/** Why tests with the socket of a service manager are skipped; false if they are not. */
export const NO_NOTIFY = skipWithout(['systemd-notify', 'perl'], 'apt-get install systemd perl');

/** The socket of a service manager, as systemd opens it. */
export interface NotifySocket extends AsyncDisposable {
  /** For `NOTIFY_SOCKET`. */
  readonly path: string;
  /** The datagrams so far, each as its variables. */
  readonly received: () => readonly Readonly<Record<string, string>>[];
  /** Waits for a datagram with this variable after the first `after` datagrams, and returns its variables. */
  readonly wait: (name: string, after?: number) => Promise<Readonly<Record<string, string>>>;
}

/** Prints each datagram, with a line of dashes below it. Node.js has no datagram sockets of this kind. */
const RECEIVER = `
  $| = 1;
  my $socket = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => $ARGV[0]) or die;
  print "open\\n--\\n";
  while (defined $socket->recv(my $datagram, 4096)) { print "$datagram\\n--\\n"; }
`;

/** Opens a socket that receives what sd_notify(3) sends. */
export async function openNotifySocket(): Promise<NotifySocket> {
  const folder = createTemporaryFolder();
  const path = join(folder.path, 'notify');
  const child = spawn('perl', ['-MIO::Socket::UNIX', '-e', RECEIVER, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await until(() => output !== '' || child.exitCode !== null);
  const received = () =>
    output
      .split('\n--\n')
      .slice(1, -1)
      // systemd-notify waits until this one is closed, and sends nothing else in it.
      .filter((datagram) => !datagram.startsWith('BARRIER='))
      .map(toVariables);
  const find = (name: string, after: number) =>
    received()
      .slice(after)
      .find((variables) => name in variables);
  return {
    path,
    received,
    wait: async (name, after = 0) => {
      await until(() => find(name, after) !== undefined);
      return find(name, after) ?? {};
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      folder[Symbol.dispose]();
    },
  };
}

const toVariables = (datagram: string) =>
  Object.fromEntries(
    datagram.split('\n').map((line) => {
      const [name = '', ...value] = line.split('=');
      return [name, value.join('=')];
    }),
  );
