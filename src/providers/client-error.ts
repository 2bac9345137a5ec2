/**
 * The request cannot be carried out as it stands. `BAD_USER_INPUT`: it names no object of ours.
 * `UNSUPPORTED_BY_PROVIDER`: a read or a branch that is not offered or not configured; nothing was sent.
 * `FANOUT_LIMIT`: details of an entry that stands too far down a list without a bound.
 */
export type ClientErrorCode = 'BAD_USER_INPUT' | 'UNSUPPORTED_BY_PROVIDER' | 'FANOUT_LIMIT';

/** Every code, for the tests that hold `docs/errors.md` to it. */
export const CLIENT_ERROR_CODES: readonly ClientErrorCode[] = [
  'BAD_USER_INPUT',
  'UNSUPPORTED_BY_PROVIDER',
  'FANOUT_LIMIT',
];

/** A mistake of the caller, or a wish that nobody can fulfil. Its message reaches clients and quotes no input. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: ClientErrorCode;
  /** The provider's key, where one was named. */
  readonly provider: string | null;

  constructor(code: ClientErrorCode, message: string, provider: string | null = null) {
    super(message);
    this.code = code;
    this.provider = provider;
  }
}

/** What the configured APIs of a provider do not offer. */
export function unsupported(provider: string, what: string): ClientError {
  return new ClientError('UNSUPPORTED_BY_PROVIDER', `${provider} offers no ${what}.`, provider);
}
