import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, getIntrospectionQuery, type IntrospectionOptions } from 'graphql';
import {
  type Explain,
  isAuthorized,
  toIntrospectionHeaders,
  toOperationHeaders,
} from './request-headers.ts';
import type { ResponseInfo } from './response-info.ts';

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
  /** The key or token that is sent with every request; undefined if none was entered. */
  readonly key: string | undefined;
  /** Called with the reason if the schema is missing, with undefined if it is loaded. */
  readonly reportSchema: (trouble: string | undefined) => void;
  /** Called at the end of each response to a request with the key of the page, or with none; also of introspection. */
  readonly reportStatus: (status: number | undefined) => void;
  /** Called before an operation is sent. Its result is called with what is known of the response. */
  readonly startResponse: () => (info: ResponseInfo) => void;
  /** Called for each operation, as GraphiQL keeps one fetcher until the key changes. */
  readonly explain: () => Explain | undefined;
}

/**
 * Sends operations to the gateway that served the page.
 *
 * GraphiQL's own introspection query lacks `isOneOf`, so that its editor would accept two fields of a `@oneOf` input: a
 * more complete query is sent instead.
 */
export function createGatewayFetcher(page: FetchingPage): Fetcher {
  const { key, explain, reportSchema, reportStatus, startResponse } = page;
  return async (request, { headers } = {}) => {
    const reportKey: Report = ({ status }) => {
      if (!isAuthorized(headers)) reportStatus(status);
    };
    if (request.query !== GRAPHIQL_QUERY) {
      const report = startResponse();
      return post(request, toOperationHeaders(headers, explain(), key), (info) => {
        report(info);
        reportKey(info);
      });
    }
    try {
      const result = await introspect(toIntrospectionHeaders(headers, key), reportKey);
      reportSchema(result.data ? undefined : toReason(result));
      return result;
    } catch (error) {
      reportSchema(error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

type Report = (info: ResponseInfo) => void;

async function introspect(headers: Headers, report: Report): Promise<ExecutionResult> {
  const ask = (options: IntrospectionOptions) =>
    post(
      { query: getIntrospectionQuery(options), operationName: 'IntrospectionQuery' },
      headers,
      report,
    );
  const result = await ask(COMPLETE_OPTIONS);
  // An older gateway does not know `@oneOf`.
  const isTooNew = result.errors?.some(({ message }) => message.includes('isOneOf')) === true;
  return isTooNew ? ask({ ...COMPLETE_OPTIONS, oneOf: false }) : result;
}

async function post(body: unknown, headers: Headers, report: Report): Promise<ExecutionResult> {
  const sentAt = performance.now();
  let response: Response | undefined;
  let text: string;
  try {
    response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
    text = await response.text();
  } finally {
    report({
      status: response?.status,
      ms: performance.now() - sentAt,
      requestId: response?.headers.get('x-request-id') ?? null,
    });
  }
  if (response.headers.get('content-type')?.includes('json')) return JSON.parse(text);
  // Such a response usually comes from a proxy.
  const quote = text.trim().slice(0, MAX_QUOTE_LENGTH);
  throw new Error(`The response is not JSON (HTTP ${response.status}): ${quote}`);
}

function toReason({ errors }: ExecutionResult): string {
  const messages = errors?.map(({ message }) => message) ?? [];
  return messages.join('\n') || 'The response has neither data nor errors.';
}
