/**
 * A finished call, for the explanation of an operation. It contains no id, no query and no body.
 */
export interface RecordedCall {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: CalledEndpoint;
  /** The HTTP status; null if there was no response. */
  readonly status: number | null;
  /**
   * `OK`, the code of the error, or for example `HTTP_422` for another response that the endpoint
   * documents.
   */
  readonly code: string;
  /** The duration in milliseconds, including the wait for a slot. */
  readonly ms: number;
  /**
   * The number of the last attempt. It begins at 2 if the same call was made before with an expired
   * credential.
   */
  readonly attempts: number;
  /** Milliseconds of the waits for tokens of the request budget; absent if there were none. */
  readonly rateLimitWaitMs?: number;
  /** Whether it shared the read of another request that was in flight. */
  readonly shared: boolean;
  /** How the read cache was used; absent if the provider has none, or if the call shares the read of another. */
  readonly cache?: CacheResult;
}

/**
 * How a read used the read cache. `hit`: nothing was sent. `miss`: no entry was found. `bypassed`: the cache was not
 * asked, because the read must be fresh or may contain secrets, or because the store cannot be reached.
 */
export type CacheResult = 'hit' | 'miss' | 'bypassed';

/** The part of an endpoint that an explanation shows. */
export interface CalledEndpoint {
  /** The name of the API for people, such as `VMS Admin API`. */
  readonly api: string;
  readonly method: string;
  /** The path below the base URL, with placeholders such as `{user}`. */
  readonly path: string;
}

/** Returns whether the code of a call is that of an error, and not of a response that its endpoint documents. */
export const isFailureCode = (code: string): boolean => code !== 'OK' && !code.startsWith('HTTP_');
