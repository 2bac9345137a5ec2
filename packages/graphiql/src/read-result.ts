import { type ExecutionResult, GraphQLError } from 'graphql';

const MAX_QUOTE_LENGTH = 300;

/**
 * Returns the result in a response. If it is not one of GraphQL, as that of a proxy, the result is an error that says so: for
 * an error that is thrown GraphiQL shows the stack trace of its bundle.
 */
export function readResult(
  response: Pick<Response, 'status' | 'headers'>,
  text: string,
): ExecutionResult {
  const result = parse(text);
  if (result !== undefined) return result;
  const type = response.headers.get('content-type')?.split(';')[0] ?? 'without a media type';
  const body = text.replace(/\s+/g, ' ').trim();
  const quote = body === '' ? 'no text' : body.slice(0, MAX_QUOTE_LENGTH);
  return toResult(
    `Something other than GraphQL responded, probably a proxy: HTTP ${response.status}, ${type}: ${quote}`,
  );
}

/** Returns a result that only says why there is no other. */
export const toResult = (message: string): ExecutionResult => ({
  errors: [new GraphQLError(message)],
});

/** Returns undefined if the text is no result of GraphQL. */
function parse(text: string): ExecutionResult | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isResult(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isResult = (value: unknown): value is ExecutionResult =>
  typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
