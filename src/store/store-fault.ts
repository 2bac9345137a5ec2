import { getFaultCode } from '../lib/explain-fault.ts';

/** The least and the most that the name of a fault may be: the server chooses it, and it is logged. */
const CODE = /^[A-Z][A-Z0-9_]{1,39}\b/;

/**
 * Codes of replies that say: this server, as it is now, cannot serve the request, but another connection may lead to one
 * that can. `READONLY`: it is a replica since a failover; `MOVED` and `ASK`: another node of the cluster has the key;
 * `NOAUTH`, `WRONGPASS` and `NOPERM`: its users have changed; the others: it is not ready, or may not write.
 */
const SERVER_FAULTS: ReadonlySet<string> = new Set([
  'READONLY',
  'MOVED',
  'ASK',
  'LOADING',
  'MASTERDOWN',
  'CLUSTERDOWN',
  'NOREPLICAS',
  'MISCONF',
  'NOAUTH',
  'WRONGPASS',
  'NOPERM',
]);

/** The code of the fault before the first connection is open. */
export const NOT_CONNECTED = 'NOT_CONNECTED';

/** Codes for the errors of the client itself, which have none, by the names of their classes. */
const CLIENT_FAULTS: Readonly<Record<string, string>> = {
  ConnectionTimeoutError: 'TIMEOUT',
  SocketTimeoutError: 'TIMEOUT',
  SocketClosedUnexpectedlyError: 'CLOSED',
  ClientClosedError: 'CLOSED',
  ClientOfflineError: 'OFFLINE',
  DisconnectsClientError: 'CLOSED',
  RootNodesUnavailableError: 'NO_NODE',
  MaxCommandRedirectionsError: 'MOVED',
};

/**
 * Returns the name of a fault for the log: the first word of an error reply, the code of an error of the system or of TLS, or
 * `ERR`. It contains no address and nothing else of the text of a server.
 */
export function toFaultCode(error: unknown): string {
  if (!(error instanceof Error)) return 'ERR';
  const known = CLIENT_FAULTS[error.constructor.name];
  if (known !== undefined) return known;
  return CODE.exec(getFaultCode(error) ?? error.message)?.[0] ?? 'ERR';
}

/** Returns whether a connection on which this fault came must be replaced. */
export const isServerFault = (code: string): boolean => SERVER_FAULTS.has(code);

/** An error that has only a code. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
