import type { DepartureHandler } from '../wire/document-path.ts';
import type { LargeBody } from './large-body.ts';
import type { ResponseRecorder, StoredResponse } from './response-recorder.ts';

/** The body of a response, with its status and headers. */
export interface ResponseBody {
  readonly status: number;
  /** Whether the body is HTML, such as a page of a proxy or a login. No endpoint documents it. */
  readonly isHtml: boolean;
  /** The text as sent; empty if the body is large. */
  readonly text: string;
  /** Set if the body would take too long to decode at once. */
  readonly large: LargeBody | null;
  /** Set if the response comes from a cache: then `text` is empty. */
  readonly stored?: StoredResponse | undefined;
  /** Set if a cache may store the response. */
  readonly recorder?: ResponseRecorder | undefined;
  /** Returns a header by its name in lower case; null if it is absent. */
  readonly header: (name: string) => string | null;
  /** Removes the credential and the secrets of this request from a text of the upstream. */
  readonly redact: (text: string) => string;
  /** Reports a value that cannot be read, and returns the error of the field that needs it. */
  readonly toFieldError: DepartureHandler;
}

/**
 * The handlers of the response body for each status that an endpoint documents. All other statuses
 * are errors. A handler throws `ContractMismatch` if the body is not as documented, and returns
 * `undefined` if the status has to be treated as an undocumented one.
 */
export type ResponseHandlers<T> = {
  readonly [status: number]: (body: ResponseBody) => T | undefined | Promise<T | undefined>;
};

/**
 * Returns null for a 404 on a read: there is no such object. Returns undefined for an HTML page,
 * which means that a server in between does not know the route.
 */
export function nullOn404({ isHtml }: ResponseBody): null | undefined {
  return isHtml ? undefined : null;
}
