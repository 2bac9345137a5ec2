import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, getIntrospectionQuery, type IntrospectionOptions } from 'graphql';
import { type Explain, toIntrospectionHeaders, toOperationHeaders } from './request-headers.ts';

const GRAPHIQL_OPTIONS = { inputValueDeprecation: true, schemaDescription: true };
const GRAPHIQL_QUERY = getIntrospectionQuery(GRAPHIQL_OPTIONS);
const COMPLETE_OPTIONS: IntrospectionOptions = {
  ...GRAPHIQL_OPTIONS,
  specifiedByUrl: true,
  oneOf: true,
};
const MAX_QUOTE_LENGTH = 500;

/** The connection between the fetcher and the rest of the page. */
export interface FetchingPage {
  /** Called with the reason if the schema is missing, with undefined if it is loaded. */
  readonly report: (trouble: string | undefined) => void;
  /** Called for each operation, as GraphiQL keeps one fetcher for as long as the page is open. */
  readonly explain: () => Explain | undefined;
}

/**
 * Sends operations to the gateway that served the page.
 *
 * GraphiQL's own introspection query lacks `isOneOf`, so that its editor would accept two fields of a `@oneOf` input: a
 * more complete query is sent instead.
 */
export function createGatewayFetcher({ report, explain }: FetchingPage): Fetcher {
  return async (request, { headers } = {}) => {
    if (request.query !== GRAPHIQL_QUERY) {
      return post(request, toOperationHeaders(headers, explain()));
    }
    try {
      const result = await introspect(toIntrospectionHeaders(headers));
      report(result.data ? undefined : toReason(result));
      return result;
    } catch (error) {
      report(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

async function introspect(headers: Headers): Promise<ExecutionResult> {
  const ask = (options: IntrospectionOptions) =>
    post({ query: getIntrospectionQuery(options), operationName: 'IntrospectionQuery' }, headers);
  const result = await ask(COMPLETE_OPTIONS);
  // An older gateway does not know `@oneOf`.
  const isTooNew = result.errors?.some(({ message }) => message.includes('isOneOf')) === true;
  return isTooNew ? ask({ ...COMPLETE_OPTIONS, oneOf: false }) : result;
}

async function post(body: unknown, headers: Headers): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (response.headers.get('content-type')?.includes('json')) return response.json();
  // Such a response usually comes from a proxy.
  const text = (await response.text()).trim().slice(0, MAX_QUOTE_LENGTH);
  throw new Error(`The response is not JSON (HTTP ${response.status}): ${text}`);
}

function toReason({ errors }: ExecutionResult): string {
  const messages = errors?.map(({ message }) => message) ?? [];
  return messages.join('\n') || 'The response has neither data nor errors.';
}
