import {
  combineWriteStates,
  extensionsOf,
  type GraphQLResponseError,
  isGraphQLError,
  isRecord,
  longestDelay,
  type ResponseExtensions,
  type WriteState,
} from './graphql-error.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import type { Redact } from './redact-error.ts';
import { RosterError } from './roster-error.ts';

/** The data of an operation, perhaps with errors beside it. */
export interface Execution<Data> {
  /** The data. A field that failed is null and has an entry in `errors`. */
  readonly data: Data;
  /** The errors of single fields; empty if every field has its value. */
  readonly errors: readonly GraphQLResponseError[];
  /** The id of the request in the gateway's log; null if a proxy removed it. */
  readonly requestId: string | null;
  /** The extensions of the response: `roster` has what the header `roster-explain` asked for. */
  readonly extensions: ResponseExtensions;
}

/** What is known about the request whose response is read. */
export interface RequestFacts {
  readonly mayWrite: boolean;
  /** The field of the data without which the operation has failed. */
  readonly requiredField?: string | undefined;
  /** Removes sent values from an error. */
  readonly redact: Redact;
}

/** The parts of a response that are read. */
interface ResponseHead {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
}

/**
 * Statuses that a proxy sends without its server: they follow from the head of a request, or ask the client to wait. A 403 is
 * not one of them, because a firewall sends it also in place of a response that it rejects.
 */
const NOT_FORWARDED: ReadonlySet<number> = new Set([
  400, 401, 404, 405, 411, 413, 414, 415, 421, 426, 429, 431,
]);

/**
 * Returns the data of a response.
 *
 * @throws RosterError if the response has no data
 */
export function readResponse<Data>(
  head: ResponseHead,
  text: string,
  request: RequestFacts,
): Execution<Data> {
  const body = parse(text);
  const errors = Array.isArray(body.errors) ? body.errors.filter(isGraphQLError) : [];
  const ownId = head.headers.get('x-request-id');
  const redacted = errors.map((error) => request.redact(error, isOwn(error, ownId)));
  const requestId = ownId ?? requestIdOf(errors);
  // The document determines the form of the data, from which the types are generated.
  const { data } = body;
  const extensions = extensionsOf(body);
  if (isRecord(data) && hasField(data, request)) {
    return { data: data as Data, errors: redacted, requestId, extensions };
  }
  if (errors.length === 0 && isPlan(extensions)) throw notExecuted(head, requestId, extensions);
  throw new RosterError(redacted[0]?.message ?? describe(head), {
    code: codeOf(errors, head),
    httpStatus: head.status,
    requestId,
    retryAfterSeconds: longestDelay(errors) ?? parseRetryAfter(head.headers.get('retry-after')),
    write: request.mayWrite ? writeState(head, errors, 'data' in body) : 'NOT_APPLIED',
    errors: redacted,
    extensions: redacted[0] && extensionsOf(redacted[0]),
  });
}

interface GraphQLBody {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}

const hasField = (
  data: Readonly<Record<string, unknown>>,
  { requiredField }: RequestFacts,
): boolean => requiredField === undefined || data[requiredField] != null;

/** Returns the document of a response; an empty one if the text is not an object of JSON. */
function parse(text: string): GraphQLBody {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

/** Returns whether a write of a response without data took effect: unknown unless something proves another state. */
function writeState(
  head: ResponseHead,
  errors: readonly GraphQLResponseError[],
  wasExecuted: boolean,
): WriteState {
  const announced = combineWriteStates(errors);
  if (announced !== undefined) return announced;
  const isRefusal = errors.length > 0 && head.status >= 400 && head.status < 500 && !wasExecuted;
  if (isRefusal) return 'NOT_APPLIED';
  return errors.length === 0 && NOT_FORWARDED.has(head.status) ? 'NOT_APPLIED' : 'UNKNOWN';
}

function describe({ ok, status }: ResponseHead): string {
  return ok
    ? `The response with status ${status} is not a GraphQL response. Check the URL.`
    : `The server, or a proxy before it, responded with status ${status}.`;
}

/** Returns whether a response has only the plan of its operation, because the request has the header `roster-explain: plan`. */
const isPlan = ({ roster }: ResponseExtensions): boolean =>
  isRecord(roster) && Array.isArray(roster['plan']);

function notExecuted(
  { status: httpStatus }: ResponseHead,
  requestId: string | null,
  { roster }: ResponseExtensions,
): RosterError {
  return new RosterError('Only the plan was requested, so the operation was not executed.', {
    code: 'NOT_EXECUTED',
    write: 'NOT_APPLIED',
    httpStatus,
    requestId,
    extensions: { roster },
  });
}

function codeOf([first]: readonly GraphQLResponseError[], head: ResponseHead): string {
  const code = first && extensionsOf(first).code;
  if (typeof code === 'string') return code;
  return head.ok ? 'INVALID_RESPONSE' : 'HTTP_ERROR';
}

/** Returns whether an error is one of Roster: these have the id that the head of its response has. */
function isOwn(error: GraphQLResponseError, ownId: string | null): boolean {
  const { code, requestId } = extensionsOf(error);
  return typeof code === 'string' && requestId !== undefined && requestId === ownId;
}

function requestIdOf(errors: readonly GraphQLResponseError[]): string | null {
  const ids = errors.map((error) => extensionsOf(error).requestId);
  return ids.find((id) => typeof id === 'string') ?? null;
}
