/** Whether a write took effect: certainly not, certainly, or perhaps. */
export type WriteState = 'NOT_APPLIED' | 'APPLIED' | 'UNKNOWN';

/** One entry of `errors` in a response, as the GraphQL specification defines it. */
export interface GraphQLResponseError {
  /** What is wrong. A message that quotes a sent value is replaced. */
  readonly message: string;
  /** The position in `data` that the error concerns; absent if it concerns the whole request. */
  readonly path?: readonly (string | number)[] | undefined;
  /** What Roster adds, and whatever a router between adds. Texts that quote a sent value are replaced. */
  readonly extensions?: GraphQLErrorExtensions | undefined;
}

/** The extensions of Roster's errors. All are absent if something between the client and Roster made the error. */
export interface GraphQLErrorExtensions {
  /** A stable code, listed in Roster's page about errors. */
  readonly code?: unknown;
  /** Whether the write of a mutation took effect: a `WriteState`. */
  readonly write?: unknown;
  /** The id of the request in the gateway's log. */
  readonly requestId?: unknown;
  /** The delay in seconds that the provider or the gateway requests before the next attempt. */
  readonly retryAfterSeconds?: unknown;
  /** The scopes that the caller lacks, with `FORBIDDEN`. */
  readonly scopes?: unknown;
  /** The field that lacks them, or the one that needs most calls, with `UPSTREAM_CALLS_LIMIT`. */
  readonly field?: unknown;
  /** The path of an invalid value, with `BAD_USER_INPUT`. It begins with the name of the variable. */
  readonly inputPath?: unknown;
  readonly [name: string]: unknown;
}

/** The extensions of a response, beside its data and its errors. */
export interface ResponseExtensions {
  /** What the header `roster-explain` asked for: `{ plan }` or `{ trace }`. */
  readonly roster?: unknown;
  readonly [name: string]: unknown;
}

/** Returns whether a value that another program sent is an object with these properties to look at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns whether a value is an entry of `errors`. */
export function isGraphQLError(value: unknown): value is GraphQLResponseError {
  return isRecord(value) && typeof value['message'] === 'string';
}

/**
 * Returns the extensions of an error or of a response. Something between that sends another type than an object there sends none.
 */
export const extensionsOf = ({
  extensions,
}: {
  readonly extensions?: unknown;
}): GraphQLErrorExtensions & ResponseExtensions => (isRecord(extensions) ? extensions : {});

/**
 * Returns what errors say about a write together; undefined if one of them says nothing. If one write was applied, a
 * program must not send the operation again, so this counts more than the others.
 */
export function combineWriteStates(
  errors: readonly GraphQLResponseError[],
): WriteState | undefined {
  const states = errors.map((error) => extensionsOf(error).write);
  if (states.includes('APPLIED')) return 'APPLIED';
  if (states.includes('UNKNOWN')) return 'UNKNOWN';
  return states.length > 0 && states.every((state) => state === 'NOT_APPLIED')
    ? 'NOT_APPLIED'
    : undefined;
}

/** Returns the longest delay in seconds that errors request; null if none requests one. */
export function longestDelay(errors: readonly GraphQLResponseError[]): number | null {
  const delays = errors
    .map((error) => extensionsOf(error).retryAfterSeconds)
    .filter((delay) => typeof delay === 'number' && delay >= 0);
  return delays.length === 0 ? null : Math.max(...(delays as number[]));
}
