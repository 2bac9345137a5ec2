/** What the page shows of a response beside its body. */
export interface ResponseInfo {
  /** The HTTP status; undefined if there was no response. */
  readonly status: number | undefined;
  /** The time from sending the request to the end of the response, in milliseconds. */
  readonly ms: number;
  /** The id under which the gateway has logged the request; null if the response has none. */
  readonly requestId: string | null;
}
