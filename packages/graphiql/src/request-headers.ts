/** The values of `roster-explain`: the expected upstream calls of an operation, or the calls that it has made. */
export type Explain = 'plan' | 'trace';

/** The JSON that a user has typed under “Headers”: values may be numbers. */
export type TypedHeaders = Readonly<Record<string, unknown>> | undefined;

const EXPLAIN = 'roster-explain';

/** Returns the headers of an operation. The switch overrides a typed header of that name, except on Run. */
export function toOperationHeaders(typed: TypedHeaders, explain: Explain | undefined): Headers {
  const headers = toHeaders(typed);
  if (explain !== undefined) headers.set(EXPLAIN, explain);
  return headers;
}

/** Returns the headers of introspection. With `roster-explain` it would have no `data`, and the editor no schema. */
export function toIntrospectionHeaders(typed: TypedHeaders): Headers {
  const headers = toHeaders(typed);
  headers.delete(EXPLAIN);
  return headers;
}

function toHeaders(typed: TypedHeaders = {}): Headers {
  const headers = new Headers({
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'content-type': 'application/json',
  });
  for (const [name, value] of Object.entries(typed)) headers.set(name, String(value));
  return headers;
}
