/**
 * `BAD_USER_INPUT`: the request refers to an unknown object or has an invalid argument.
 * `UNSUPPORTED_BY_PROVIDER`: a read or a branch that is not supported or not configured; nothing
 * was sent. `FANOUT_LIMIT`: details of an entry that is too far down a list without a bound, or an
 * entity that a router requests beyond the budget of calls.
 */
export type ClientErrorCode = 'BAD_USER_INPUT' | 'UNSUPPORTED_BY_PROVIDER' | 'FANOUT_LIMIT';

/** All codes, for the tests that compare them with `docs/errors.md`. */
export const CLIENT_ERROR_CODES: readonly ClientErrorCode[] = [
  'BAD_USER_INPUT',
  'UNSUPPORTED_BY_PROVIDER',
  'FANOUT_LIMIT',
];

/**
 * A mistake of the caller, or a request that cannot be fulfilled. The message reaches clients and
 * quotes no input.
 */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  /** The provider's key; null if the error concerns no particular provider. */
  readonly provider: string | null;

  constructor(code: ClientErrorCode, message: string, provider: string | null = null) {
    super(message);
    this.code = code;
    this.provider = provider;
  }
}

/** Returns the error for a feature that the configured APIs of a provider do not support. */
export function unsupported(provider: string, what: string): ClientError {
  return new ClientError('UNSUPPORTED_BY_PROVIDER', `${provider} offers no ${what}.`, provider);
}
