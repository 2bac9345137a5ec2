/**
 * `UNAUTHENTICATED`: the credential is missing or invalid. `AUTHENTICATION_UNAVAILABLE`: the credential cannot be verified at
 * the moment. `FORBIDDEN`: the caller is authenticated, but lacks the permission.
 */
export type AccessErrorCode = 'UNAUTHENTICATED' | 'AUTHENTICATION_UNAVAILABLE' | 'FORBIDDEN';

/** The messages of errors without a message of their own. Those of the first two codes are fixed, so that guessing credentials reveals nothing. */
const MESSAGES: Readonly<Record<AccessErrorCode, string>> = {
  UNAUTHENTICATED: 'Credentials are missing or not accepted.',
  AUTHENTICATION_UNAVAILABLE: 'Credentials cannot be verified at the moment.',
  FORBIDDEN: 'Access denied.',
};

/** All codes, for the test that compares them with `docs/errors.md`. */
export const ACCESS_ERROR_CODES: readonly string[] = Object.keys(MESSAGES);

/** Thrown if a caller fails authentication or authorization. Clients see the message. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly code: AccessErrorCode;
  /** These errors never come from a provider. */
  readonly provider = null;
  /**
   * The reason for the log, in words that name the setting to look at, such as `the token's typ is JWT, expected at+jwt:
   * see access.jwt.type`. Clients never see it, and it never contains the credential.
   */
  readonly reason: string;
  /** The seconds after which a retry may succeed; null if a retry cannot succeed. */
  readonly afterSeconds: number | null;

  /** @param message the message for clients; only `FORBIDDEN` has messages of its own, because its caller is known. */
  constructor(
    code: AccessErrorCode,
    reason: string,
    afterSeconds: number | null = null,
    message = MESSAGES[code],
  ) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.afterSeconds = afterSeconds;
  }
}
