/** What `roster-explain` may ask for: the upstream calls before, or those after an operation has run. */
export type Explain = 'plan' | 'trace';

/** What stands under “Headers”, where people write JSON: a number may be among the values. */
export type TypedHeaders = Readonly<Record<string, unknown>> | undefined;

const EXPLAIN = 'roster-explain';

/** For an operation. The switch goes over a header of that name that was typed; on Run it leaves that alone. */
export function toOperationHeaders(typed: TypedHeaders, explain: Explain | undefined): Headers {
  const headers = toHeaders(typed);
  if (explain !== undefined) headers.set(EXPLAIN, explain);
  return headers;
}

/** For the page's own question. Explained, it would have no `data`, and the editor no schema. */
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
