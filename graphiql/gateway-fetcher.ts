import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, getIntrospectionQuery, type IntrospectionOptions } from 'graphql';

const ASKED_BY_GRAPHIQL = { inputValueDeprecation: true, schemaDescription: true };
const GRAPHIQLS_QUESTION = getIntrospectionQuery(ASKED_BY_GRAPHIQL);
const WANTED: IntrospectionOptions = { ...ASKED_BY_GRAPHIQL, specifiedByUrl: true, oneOf: true };
const LONGEST_QUOTE = 500;

type Headers = Readonly<Record<string, unknown>> | undefined;

/**
 * Sends operations to the gateway that served the page.
 *
 * GraphiQL's own question for the schema leaves out `isOneOf`, so that its editor would accept two members of a
 * `@oneOf` input: a fuller one is sent in its place. `report` is told why there is no schema, or undefined where there
 * is one.
 */
export function createGatewayFetcher(report: (trouble: string | undefined) => void): Fetcher {
  return async (asked, { headers } = {}) => {
    if (asked.query !== GRAPHIQLS_QUESTION) return post(asked, headers);
    try {
      const result = await introspect(headers);
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
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...toText(headers),
    },
    body: JSON.stringify(body),
  });
  if (response.headers.get('content-type')?.includes('json')) return response.json();
  // A proxy in between, as a rule.
  const text = (await response.text()).trim().slice(0, LONGEST_QUOTE);
  throw new Error(`HTTP ${response.status} without JSON: ${text}`);
}

/** People write the headers as JSON, so a number may be among them. */
function toText(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(entries);
}

function saidBy({ errors }: ExecutionResult): string {
  const messages = errors?.map(({ message }) => message) ?? [];
  return messages.join('\n') || 'an answer with neither data nor errors';
}
