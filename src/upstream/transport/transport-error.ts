import { getFaultCode } from '../../lib/explain-fault.ts';
import type { Progress } from './progress.ts';

/**
 * Why there was no response. `timeout`: the time ran out. `untrusted`, `expired` and `otherHost` concern the certificate;
 * `notTls`: the server does not encrypt. `broken` is anything else.
 */
export type TransportFailure =
  | 'timeout'
  | 'refused'
  | 'unknownHost'
  | 'untrusted'
  | 'expired'
  | 'otherHost'
  | 'notTls'
  | 'broken';

/** Thrown if there was no response. It says how far the request got. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly progress: Progress;
  readonly reason: TransportFailure;

  constructor(progress: Progress, reason: TransportFailure) {
    super('No response.');
    this.progress = progress;
    this.reason = reason;
  }
}

/**
 * Returns the reason by the code of the error, because its message contains hosts and addresses.
 */
export function toTransportFailure(error: unknown): TransportFailure {
  const code = getFaultCode(error) ?? '';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknownHost';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'otherHost';
  if (code === 'CERT_HAS_EXPIRED') return 'expired';
  if (NOT_TLS.has(code)) return 'notTls';
  return UNTRUSTED.test(code) ? 'untrusted' : 'broken';
}

/** What OpenSSL reports if the first bytes of a server are no TLS. */
const NOT_TLS: ReadonlySet<string> = new Set([
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);

const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
