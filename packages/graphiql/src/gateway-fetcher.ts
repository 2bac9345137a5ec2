import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, getIntrospectionQuery, type IntrospectionOptions } from 'graphql';
import { readResult, toResult } from './read-result.ts';
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

/** Why the schema is missing. */
export interface SchemaFailure {
  /** The messages of the gateway, for people. */
  readonly reason: string;
  /** The text that GraphiQL shows in place of the response of the open tab. */
  readonly shown: string;
  readonly response: ResponseInfo;
}

/** The connection between the fetcher and the rest of the page. */
export interface FetchingPage {
  /** The key or token that is sent with every request; undefined if none was entered. */
  readonly key: string | undefined;
  /** Called with undefined if the schema is loaded. */
  readonly reportSchema: (failure: SchemaFailure | undefined) => void;
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
    const reportKey = ({ status }: ResponseInfo) => {
      if (!isAuthorized(headers)) reportStatus(status);
    };
    if (request.query !== GRAPHIQL_QUERY) {
      const report = startResponse();
      const { result, info } = await post(request, () =>
        toOperationHeaders(headers, explain(), key),
      );
      report(info);
      reportKey(info);
      return result;
    }
    const { result, info } = await introspect(() => toIntrospectionHeaders(headers, key));
    reportKey(info);
    const shown = JSON.stringify(result, null, 2);
    reportSchema(result.data ? undefined : { reason: toReason(result), shown, response: info });
    return result;
  };
}

/** A result, and what is known of its response. */
interface Posted {
  readonly result: ExecutionResult;
  readonly info: ResponseInfo;
}

async function introspect(toHeaders: () => Headers): Promise<Posted> {
  const ask = (options: IntrospectionOptions) =>
    post({ query: getIntrospectionQuery(options), operationName: 'IntrospectionQuery' }, toHeaders);
  const posted = await ask(COMPLETE_OPTIONS);
  // An older gateway does not know `@oneOf`.
  const isTooNew = posted.result.errors?.some(({ message }) => message.includes('isOneOf'));
  return isTooNew === true ? ask({ ...COMPLETE_OPTIONS, oneOf: false }) : posted;
}

/** Sends a request. If that fails, the result says why in a sentence. */
async function post(body: unknown, toHeaders: () => Headers): Promise<Posted> {
  const sentAt = performance.now();
  let response: Response | undefined;
  let result: ExecutionResult;
  try {
    const headers = toHeaders();
    response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
    result = readResult(response, await response.text());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    result = toResult(
      response === undefined
        ? `There is no response: the request could not be sent, or the gateway cannot be reached. The browser says: ${reason}`
        : `The response (HTTP ${response.status}) ended before it was complete. The browser says: ${reason}`,
    );
  }
  const requestId = response?.headers.get('x-request-id') ?? null;
  const info = { status: response?.status, ms: performance.now() - sentAt, requestId };
  return { result, info };
}

function toReason({ errors }: ExecutionResult): string {
  const messages = errors?.map(({ message }) => message) ?? [];
  return messages.join('\n') || 'The response has neither data nor errors.';
}
