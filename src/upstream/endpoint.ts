/** One operation of an upstream API, as it is sent, planned and traced. */
export interface Endpoint {
  /** The name of the API for people, such as `VMS Admin API`. */
  readonly api: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /**
   * The path below the base URL, without a slash at the start. Ids are placeholders such as
   * `{user}`.
   */
  readonly path: string;
  /**
   * Whether a call can change the user. A write is never repeated, and continues if the caller
   * disconnects.
   */
  readonly effect: 'read' | 'write';
  /**
   * Whether the response may be a long list, which takes more time and more bytes than one object.
   */
  readonly isList?: boolean;
  /**
   * Whether the response contains secrets that callers with `secrets:read` may see. For them it is not
   * cached; for all others it is cached without the secrets.
   */
  readonly hasSecrets?: boolean;
}

/**
 * Returns the path of one call.
 *
 * @throws {Error} if an id is missing or contains more than letters, digits and hyphens, or if the
 * path would leave its base URL. This is a bug of the gateway, because ids are validated before.
 */
export function fillPath(template: string, ids: Readonly<Record<string, string>> = {}): string {
  const path = template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const id = ids[name];
    if (id !== undefined && /^[A-Za-z0-9-]+$/.test(id)) return id;
    throw new Error('An id in an upstream path is missing or invalid.');
  });
  if (SAFE_PATH.test(path)) return path;
  throw new Error('An upstream path must stay below its base URL.');
}

/**
 * Matches a path that contains neither `.` nor `..`, nor anything that a URL parser reads as a
 * separator, a query or an escape.
 */
const SAFE_PATH = /^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/;
