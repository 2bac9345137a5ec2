/** A variable or a flag that changes how Node protects what it sends. */
export interface Rule {
  readonly name: string;
  /** The only value that matters; absent: any value that is not empty. */
  readonly value?: string;
  readonly finding: 'refuse' | 'warn';
  /** What it does, for the message. */
  readonly effect: string;
}

const PRINTS = 'it writes what is sent to providers, credentials too, to standard error';
const OLD_TLS = 'it allows insecure versions of TLS';
const DUMPS = 'it writes the memory of this process, secrets too, to a file';
const AUTHORITIES =
  'certificates of the authorities that it names are accepted, in addition to those of Node';
const CHANGES_TLS = 'it changes how connections are protected';

/** Variables of the environment. Node reads `SSL_CERT_FILE` and `SSL_CERT_DIR` only with `--use-openssl-ca`. */
export const NODE_VARIABLES: readonly Rule[] = [
  { name: 'NODE_DEBUG', finding: 'refuse', effect: PRINTS },
  { name: 'NODE_DEBUG_NATIVE', finding: 'refuse', effect: PRINTS },
  {
    name: 'NODE_TLS_REJECT_UNAUTHORIZED',
    value: '0',
    finding: 'refuse',
    effect:
      'it makes Node accept every certificate; name the authority of a provider in its caFile instead',
  },
  { name: 'NODE_EXTRA_CA_CERTS', finding: 'warn', effect: AUTHORITIES },
  { name: 'NODE_USE_SYSTEM_CA', value: '1', finding: 'warn', effect: AUTHORITIES },
  { name: 'OPENSSL_CONF', finding: 'warn', effect: CHANGES_TLS },
];

/** Flags of Node, on its command line or in `NODE_OPTIONS`. */
export const NODE_FLAGS: readonly Rule[] = [
  {
    name: '--tls-keylog',
    finding: 'refuse',
    effect: 'it writes the keys of every connection to a file',
  },
  { name: '--trace-tls', finding: 'refuse', effect: PRINTS },
  { name: '--tls-min-v1.0', finding: 'refuse', effect: OLD_TLS },
  { name: '--tls-min-v1.1', finding: 'refuse', effect: OLD_TLS },
  {
    name: '--insecure-http-parser',
    finding: 'refuse',
    effect: 'it accepts requests that a proxy in front may parse differently',
  },
  {
    name: '--security-revert',
    finding: 'refuse',
    effect: 'it reverts the fix of a vulnerability',
  },
  { name: '--use-system-ca', finding: 'warn', effect: AUTHORITIES },
  { name: '--use-openssl-ca', finding: 'warn', effect: AUTHORITIES },
  { name: '--tls-cipher-list', finding: 'warn', effect: CHANGES_TLS },
  { name: '--openssl-config', finding: 'warn', effect: CHANGES_TLS },
  { name: '--openssl-legacy-provider', finding: 'warn', effect: CHANGES_TLS },
  { name: '--heapsnapshot-signal', finding: 'warn', effect: DUMPS },
  { name: '--heapsnapshot-near-heap-limit', finding: 'warn', effect: DUMPS },
  { name: '--heap-prof', finding: 'warn', effect: DUMPS },
  { name: '--abort-on-uncaught-exception', finding: 'warn', effect: DUMPS },
];
