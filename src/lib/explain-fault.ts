const NOT_TLS = 'no TLS there: https:// or rediss:// on a port that does not encrypt';
const UNTRUSTED =
  'the certificate is not signed by an authority that is trusted: name its authority in caFile';

/** Explanations by the codes of errors of the system, of TLS and of Redis. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server listens on this port',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be resolved at the moment',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network',
  ETIMEDOUT: 'no response in time',
  TIMEOUT: 'no response in time',
  ABORT_ERR: 'no response in time',
  ECONNRESET: 'the server closed the connection: it may expect TLS, or none',
  CLOSED: 'the server closed the connection: it may expect TLS, or none',
  EPROTO: NOT_TLS,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
  HPE_INVALID_CONSTANT: 'the response is not HTTP: the port may expect https://',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet: check the clocks',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name',
  NOT_CONNECTED: 'no connection is open yet',
  MASTERDOWN: 'the server has lost its master',
  LOADING: 'the server is starting',
  OOM: 'the memory of the server is full',
  NOAUTH: 'the server requires a password',
  WRONGPASS: 'the server rejects the user or the password',
  NOPERM: 'the user lacks permissions of the server',
  READONLY: 'the server is a replica, which does not accept writes',
  ENOENT: 'the folder does not exist: create it',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'the path is a folder',
  EACCES: 'this account lacks the permission',
  EPERM: 'this account lacks the permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EIO: 'the disk has failed',
  EADDRNOTAVAIL: 'it is no address of this machine',
};

/**
 * Explains a fault by its code. The text of an error may contain addresses or credentials, which its code does not.
 *
 * @returns the explanation with the code in brackets; only the code if it is not known.
 */
export function explainFault(code: string): string {
  const known = EXPLANATIONS[code];
  return known === undefined ? code : `${known} (${code})`;
}

/** Returns the code of an error of the system or of TLS; undefined if it has none. */
export const getFaultCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
