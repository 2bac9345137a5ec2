/** One operation of an upstream API: what is sent, what a plan counts and what a trace shows. */
export interface Endpoint {
  /** The API, for people: `VMS Admin API`. */
  readonly api: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below the base URL, without a slash at the start, with ids as `{user}` in their places. */
  readonly path: string;
  /** Whether a call can change the user. What can is never repeated and outlives a caller who hangs up. */
  readonly effect: 'read' | 'write';
  /** Whether the answer may be a long list, which takes more time and more bytes than a document. */
  readonly isList?: boolean;
}

/**
 * The path of one call.
 *
 * @throws {Error} where an id is missing or holds more than letters, digits and hyphens: a bug of ours, ids are
 * checked before.
 */
export function fillPath(template: string, ids: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const id = ids[name];
    if (id !== undefined && /^[A-Za-z0-9-]+$/.test(id)) return id;
    throw new Error('An upstream path lacks an id.');
  });
}
