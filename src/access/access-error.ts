/**
 * `UNAUTHENTICATED`: there is no credential, or none that is accepted. `AUTHENTICATION_UNAVAILABLE`: whether it is to be
 * accepted cannot be told now. `FORBIDDEN`: the caller is known and may not do this.
 */
export type AccessErrorCode = 'UNAUTHENTICATED' | 'AUTHENTICATION_UNAVAILABLE' | 'FORBIDDEN';

/** One sentence for each: whoever tries credentials learns nothing from the answers. */
const SENTENCES: Readonly<Record<AccessErrorCode, string>> = {
  UNAUTHENTICATED: 'Credentials are missing or not accepted.',
  AUTHENTICATION_UNAVAILABLE: 'Credentials cannot be checked at present.',
  FORBIDDEN: 'The caller has no right to this.',
};

/** Every code, for the test that holds `docs/errors.md` to it. */
export const ACCESS_ERROR_CODES: readonly string[] = Object.keys(SENTENCES);

/** A caller is not let in, or not let through. Its message reaches clients. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
  readonly code: AccessErrorCode;
  /** No provider has to do with it. */
  readonly provider = null;
  /** For the log alone; a word of ours or of jose, never of the credential. */
  readonly reason: string;
  /** Seconds after which it may be otherwise; null where time changes nothing. */
  readonly afterSeconds: number | null;

  constructor(code: AccessErrorCode, reason: string, afterSeconds: number | null = null) {
    super(SENTENCES[code]);
    this.code = code;
    this.reason = reason;
    this.afterSeconds = afterSeconds;
  }
}
