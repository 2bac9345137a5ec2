import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Log } from '../observability/log/log.ts';

/** Reports the state of this process to a service manager: sd_notify(3). */
export interface ServiceNotifier {
  /**
   * Reports that requests are accepted, after a start or a reload. Nothing is reported once the process is stopping.
   *
   * @param status a sentence for people, which `systemctl status` shows.
   */
  readonly ready: (status: string) => void;
  /** Reports that the configuration is read again; `ready` follows, whether or not it could be used. */
  readonly reloading: () => void;
  /** Reports that the process shuts down. Resolves when that is sent, which ending the process at once would prevent. */
  readonly stopping: () => Promise<unknown>;
}

/** Sends variables such as `READY=1` in one datagram. */
type Send = (variables: readonly string[]) => Promise<unknown>;

/** How long one datagram may take, in ms: systemd-notify itself waits for systemd for five seconds. */
const SEND_TIMEOUT_MS = 6000;

/**
 * Returns a notifier for the socket of `NOTIFY_SOCKET`; without this variable it does nothing. If `WATCHDOG_USEC` is set for this process,
 * it also reports twice in this time that the event loop works.
 *
 * Node.js has no datagram sockets of this kind, so systemd-notify(1), which is part of systemd, sends each state.
 *
 * @param send only tests replace it.
 */
export function createServiceNotifier(
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
  send: Send = sendBySystemdNotify(environment),
): ServiceNotifier {
  if ((environment['NOTIFY_SOCKET'] ?? '') === '') return SILENT;
  let isStopping = false;
  let hasFailed = false;
  // The order matters: a READY=1 ends the reload that a RELOADING=1 began.
  let sent: Promise<unknown> = Promise.resolve();
  const notify = (...variables: readonly string[]) => {
    sent = sent
      .then(() => send(variables))
      .catch((error) => {
        if (!hasFailed) log.warn({ reason: explain(error) }, 'Service manager not notified');
        hasFailed = true;
      });
    return sent;
  };
  const watchdogMs = readWatchdog(environment);
  if (watchdogMs !== undefined) setInterval(() => notify('WATCHDOG=1'), watchdogMs / 2).unref();
  return {
    ready: (status) => {
      if (!isStopping) notify('READY=1', `STATUS=${status}`);
    },
    reloading: () => {
      if (isStopping) return;
      notify('RELOADING=1', `MONOTONIC_USEC=${monotonicUs()}`, 'STATUS=Reading the configuration');
    },
    stopping: () => {
      if (isStopping) return sent;
      isStopping = true;
      return notify('STOPPING=1', 'STATUS=Finishing the operations in flight');
    },
  };
}

const SILENT: ServiceNotifier = { ready: () => {}, reloading: () => {}, stopping: async () => {} };

/** Returns the time of CLOCK_MONOTONIC, in µs, by which systemd recognises the reload that it asked for. */
const monotonicUs = () => process.hrtime.bigint() / 1000n;

/** Returns the time within which systemd expects a sign of life of this process, in ms; undefined: it expects none. */
function readWatchdog(
  environment: Readonly<Record<string, string | undefined>>,
): number | undefined {
  const us = Number(/^\d{1,15}$/.exec(environment['WATCHDOG_USEC'] ?? '')?.[0]);
  const isOther = (environment['WATCHDOG_PID'] ?? `${process.pid}`) !== `${process.pid}`;
  return us > 0 && !isOther ? us / 1000 : undefined;
}

function sendBySystemdNotify(environment: Readonly<Record<string, string | undefined>>): Send {
  const { NOTIFY_SOCKET, PATH } = environment;
  // It gets no other variable: the environment may contain credentials.
  const env = { NOTIFY_SOCKET, PATH };
  return (variables) =>
    promisify(execFile)('systemd-notify', [...variables], { env, timeout: SEND_TIMEOUT_MS });
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'systemd-notify is not installed';
  return typeof code === 'number' ? `systemd-notify exited with ${code}` : 'systemd-notify failed';
}
