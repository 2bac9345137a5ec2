import { explainFault, getFaultCode } from '../lib/explain-fault.ts';

/** What was started, for the hint. */
type Started = 'gateway' | 'simulators';

const CHANGE_PORT: Readonly<Record<Started, string>> = {
  gateway: 'set --port, PORT, or server.port in the configuration',
  simulators: 'choose others with --port',
};

const CHANGE_HOST =
  'set --host, HOST, or server.host in the configuration: 127.0.0.1 for this machine only, 0.0.0.0 for all of its addresses';

/**
 * Explains why no port could be opened. The message contains the port, and no host, which may come from the environment.
 *
 * @returns undefined if the error is another.
 */
export function explainStartupError(error: unknown, started: Started): string | undefined {
  const code = getFaultCode(error);
  if (!(error instanceof Error) || code === undefined) return undefined;
  const port = 'port' in error ? ` ${error.port}` : '';
  switch (code) {
    case 'EADDRINUSE':
      return `Port${port} is already in use: ${CHANGE_PORT[started]}.`;
    case 'EACCES':
      // The same code is for files.
      if (port === '') return undefined;
      return `Port${port} is not permitted for this account: choose one above 1023, or grant CAP_NET_BIND_SERVICE; ${CHANGE_PORT[started]}.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return `server.host cannot be used, ${explainFault(code)}: ${CHANGE_HOST}.`;
  }
  return undefined;
}
