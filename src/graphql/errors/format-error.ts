import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AccessError } from '../../access/access-error.ts';
import { ForbiddenError } from '../../access/forbidden-error.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { DisclosureError } from '../../use-cases/reveal-secret/disclosures.ts';
import { VariableError } from '../execution/coerce-variables.ts';
import { TOO_MANY_ERRORS } from '../execution/response-errors.ts';
import { ResponseLimitError } from '../execution/response-limit-error.ts';
import { DOCUMENT_LIMIT, showDocumentLimit } from '../limits/document-limit-error.ts';
import { UPSTREAM_CALLS_LIMIT } from '../plugins/plan-plugin.ts';
import { LITERAL_SECRET } from '../rules/no-inline-secrets.ts';
import { explainRequestError } from './explain-request-error.ts';
import { sanitizeMessage } from './sanitize-error-message.ts';

/** Codes of errors that Apollo Server creates for requests that are not valid GraphQL. */
export const REQUEST_ERROR_CODES: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];

/** The ids that find a request again, in responses and in traces. */
interface RequestIds {
  readonly requestId: string;
  readonly traceId: string;
}

/** Called with every error that is a bug of ours, and the id that the client gets. */
export type BugReporter = (error: unknown, ids: RequestIds) => void;

/**
 * Creates the function that decides what a client sees of an error: deny by default. Only our own
 * classes keep their text; messages of GraphQL about a request keep theirs without the values of
 * the request; all other errors are bugs and masked.
 */
export function createErrorFormatter(onUnexpectedError: BugReporter) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const shown = toShownError(formatted, error);
    if (shown !== undefined) return withRequest(shown, formatted);
    onUnexpectedError(unwrapResolverError(error), idsOf(formatted));
    const extensions = { code: 'INTERNAL_SERVER_ERROR' };
    return withRequest(
      { message: 'Internal server error', ...pick(formatted), extensions },
      formatted,
    );
  };
}

/** Returns what a client sees of an error; undefined if it is a bug. */
function toShownError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError | undefined {
  const thrown = unwrapResolverError(error);
  const place = pick(formatted);
  if (thrown instanceof ResponseLimitError) {
    const { code, setting, limit, found } = thrown.extensions;
    return { message: thrown.message, ...place, extensions: { code, setting, limit, found } };
  }
  if (isOwn(thrown)) return { message: thrown.message, ...place, extensions: describe(thrown) };
  if (thrown instanceof GraphQLError && thrown === error) {
    const requestError = ofRequest(formatted, thrown);
    if (requestError !== undefined) return requestError;
  }
  const refused = refusedArgument(thrown);
  if (refused === undefined) return undefined;
  return { message: refused, ...place, extensions: { code: 'BAD_USER_INPUT' } };
}

/**
 * Adds the request id, and whether a write took effect, as the plugin for them has determined. Before an
 * operation begins neither is known yet: the route adds them to such errors.
 */
function withRequest(
  shown: GraphQLFormattedError,
  { extensions: { requestId, write } = {} }: GraphQLFormattedError,
): GraphQLFormattedError {
  const known = {
    ...(write !== undefined && { write }),
    ...(requestId !== undefined && { requestId }),
  };
  return { ...shown, extensions: { ...shown.extensions, ...known } };
}

/** Returns the ids that a plugin adds to every error that has a request. */
function idsOf({ extensions = {} }: GraphQLFormattedError): RequestIds {
  const { requestId = '', traceId = '' } = extensions;
  return { requestId: String(requestId), traceId: String(traceId) };
}

type OwnError = UpstreamError | ClientError | AccessError | DisclosureError;

const isOwn = (error: unknown): error is OwnError =>
  error instanceof UpstreamError ||
  error instanceof ClientError ||
  error instanceof AccessError ||
  error instanceof DisclosureError;

function describe(error: OwnError) {
  const { code, provider } = error;
  const seconds = error instanceof UpstreamError ? error.afterSeconds : null;
  return {
    code,
    ...(provider !== null && { provider }),
    ...(seconds !== null && { retryAfterSeconds: seconds }),
    ...(error instanceof ForbiddenError && describeForbidden(error)),
  };
}

/** Returns the field that was refused, its scopes, and the fields of a mutation that need them. */
const describeForbidden = ({ refused, fields }: ForbiddenError) => ({
  ...refused,
  ...(fields && { fields }),
});

/**
 * Returns whether an operation contains a secret. Apollo Server gives every validation error its
 * own code; ours is in the original error.
 */
const isLiteralSecret = ({ originalError }: GraphQLError): boolean =>
  originalError instanceof GraphQLError && originalError.extensions['code'] === LITERAL_SECRET;

/**
 * Returns what GraphQL, a limit or the plan of the operation reports about the request as a whole.
 */
function ofRequest(
  formatted: GraphQLFormattedError,
  error: GraphQLError,
): GraphQLFormattedError | undefined {
  const { message, extensions = {} } = formatted;
  if (isLiteralSecret(error)) {
    return { message, ...pick(formatted), extensions: { code: LITERAL_SECRET } };
  }
  if (error instanceof VariableError) {
    const { code, inputPath } = extensions;
    const shown = { code, ...(inputPath !== undefined && { inputPath }) };
    return { message: cut(message), ...pick(formatted), extensions: shown };
  }
  const explained = explainRequestError(error);
  if (explained !== undefined) return { ...pick(formatted), ...explained };
  const limited = showDocumentLimit(error);
  if (limited !== undefined) return { ...pick(formatted), ...limited };
  const { code, upstreamCalls, limit, field, count } = extensions;
  if (code === DOCUMENT_LIMIT) {
    const { setting, found } = extensions;
    return { message, extensions: { code, setting, limit, found } };
  }
  if (code === TOO_MANY_ERRORS) return { message, extensions: { code, count } };
  if (code === UPSTREAM_CALLS_LIMIT) {
    return { message, extensions: { code, upstreamCalls, limit, field } };
  }
  if (!REQUEST_ERROR_CODES.includes(code)) return undefined;
  return { message: cut(sanitizeMessage(message)), ...pick(formatted), extensions: { code } };
}

/**
 * Returns a message if a variable makes an argument null: validation accepts a nullable variable
 * with a default, so graphql-js finds it only when the field is executed. It quotes the value, of
 * which nothing is passed on.
 */
function refusedArgument(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError) || error.originalError !== undefined) return undefined;
  const name = /^Argument "(\w+)" (?:has invalid value|of (?:non-null|required) type)/.exec(
    error.message,
  )?.[1];
  return name === undefined ? undefined : `Argument "${name}" has an invalid value.`;
}

/** Maximum characters of a message about a request: a name in it may be as long as the request. */
const LONGEST_MESSAGE = 300;

const cut = (message: string) =>
  message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;

/** Maximum locations of one error: fields that contradict each other may have many. */
const MAX_LOCATIONS = 5;

const pick = ({ locations, path }: GraphQLFormattedError) => ({
  ...(locations && { locations: locations.slice(0, MAX_LOCATIONS) }),
  ...(path && { path }),
});
