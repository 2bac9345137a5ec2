import type { LargeBody } from './large-body.ts';

/** The body of an answer, and what else a reader may want to know of it. */
export interface ReplyBody {
  readonly status: number;
  /** Whether it is a page in HTML: of a server in between, or of a login. No endpoint documents one. */
  readonly isPage: boolean;
  /** As sent; empty if it is large. */
  readonly text: string;
  /** Set if it takes too long to be decoded at once. */
  readonly large: LargeBody | null;
  /** By its name in lower case; null where it is absent. */
  readonly header: (name: string) => string | null;
  /** Takes the credential and the secrets of this request out of what the upstream says of it. */
  readonly redact: (text: string) => string;
}

/**
 * What an endpoint documents: how to read the body for each status. All other statuses are errors.
 * A reader throws `ContractMismatch` where the body is not what is documented, and gives `undefined` where the
 * status is no different from an undocumented one after all.
 */
export type ReplyTable<T> = {
  readonly [status: number]: (body: ReplyBody) => T | undefined | Promise<T | undefined>;
};
