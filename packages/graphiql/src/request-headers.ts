/** The values of `roster-explain`: the expected upstream calls of an operation, or the calls that it has made. */
export type Explain = 'plan' | 'trace';

/** The JSON that a user has typed under “Headers”: values may be numbers. */
export type TypedHeaders = Readonly<Record<string, unknown>> | undefined;

const EXPLAIN = 'roster-explain';

/** Returns the headers of an operation. The switch overrides a typed header of that name, except on Run. */
export function toOperationHeaders(
  typed: TypedHeaders,
  explain: Explain | undefined,
  key: string | undefined,
): Headers {
  const headers = toHeaders(typed, key);
  if (explain !== undefined) headers.set(EXPLAIN, explain);
  return headers;
}

/** Returns the headers of introspection. With `roster-explain` it would have no `data`, and the editor no schema. */
export function toIntrospectionHeaders(typed: TypedHeaders, key: string | undefined): Headers {
  const headers = toHeaders(typed, key);
  headers.delete(EXPLAIN);
  return headers;
}

/** Returns whether the typed headers have credentials of their own. */
export function isAuthorized(typed: TypedHeaders = {}): boolean {
  return Object.keys(typed).some((name) => name.toLowerCase() === 'authorization');
}

/** A typed `authorization` overrides the key of the page, so that one tab can try another key. */
function toHeaders(typed: TypedHeaders = {}, key: string | undefined): Headers {
  const headers = new Headers({
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'content-type': 'application/json',
  });
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  for (const [name, value] of Object.entries(typed)) headers.set(name, String(value));
  return headers;
}
