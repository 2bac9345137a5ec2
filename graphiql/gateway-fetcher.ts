import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, getIntrospectionQuery, type IntrospectionOptions } from 'graphql';
import { type Explain, toIntrospectionHeaders, toOperationHeaders } from './request-headers.ts';

const ASKED_BY_GRAPHIQL = { inputValueDeprecation: true, schemaDescription: true };
const GRAPHIQLS_QUESTION = getIntrospectionQuery(ASKED_BY_GRAPHIQL);
const WANTED: IntrospectionOptions = { ...ASKED_BY_GRAPHIQL, specifiedByUrl: true, oneOf: true };
const LONGEST_QUOTE = 500;

/** What the fetcher has to do with the rest of the page. */
export interface FetchingPage {
  /** Is told why there is no schema, or undefined where there is one. */
  readonly report: (trouble: string | undefined) => void;
  /** Is asked at each operation, as GraphiQL keeps one fetcher for as long as the page is open. */
  readonly explain: () => Explain | undefined;
}

/**
 * Sends operations to the gateway that served the page.
 *
 * GraphiQL's own question for the schema leaves out `isOneOf`, so that its editor would accept two members of a
 * `@oneOf` input: a fuller one is sent in its place.
 */
export function createGatewayFetcher({ report, explain }: FetchingPage): Fetcher {
  return async (asked, { headers } = {}) => {
    if (asked.query !== GRAPHIQLS_QUESTION) {
      return post(asked, toOperationHeaders(headers, explain()));
    }
    try {
      const result = await introspect(toIntrospectionHeaders(headers));
      report(result.data ? undefined : saidBy(result));
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
  const result = await ask(WANTED);
  // A gateway of before `@oneOf`.
  const isTooNew = result.errors?.some(({ message }) => message.includes('isOneOf')) === true;
  return isTooNew ? ask({ ...WANTED, oneOf: false }) : result;
}

async function post(body: unknown, headers: Headers): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (response.headers.get('content-type')?.includes('json')) return response.json();
  // A proxy in between, as a rule.
  const text = (await response.text()).trim().slice(0, LONGEST_QUOTE);
  throw new Error(`HTTP ${response.status} without JSON: ${text}`);
}

function saidBy({ errors }: ExecutionResult): string {
  const messages = errors?.map(({ message }) => message) ?? [];
  return messages.join('\n') || 'an answer with neither data nor errors';
}
