import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { readJson } from '../../../upstream/response/json-body.ts';
import type { ReplyBody } from '../../../upstream/response/response-handlers.ts';
import { readComplaints } from './field-errors.ts';
import type { Complaint } from './issues.ts';

/** The response of an update endpoint, in the provider's terms. */
export type UpdateReply<WireUser> =
  | {
      readonly kind: 'updated';
      readonly user: WireUser;
      /** Null if it is not known. */
      readonly httpStatus: number | null;
    }
  | Refusal
  | { readonly kind: 'notFound'; readonly httpStatus: number };

/** The provider refused the values and changed nothing. */
export interface Refusal {
  readonly kind: 'refused';
  /**
   * The provider's own messages, which may contain a secret; empty if the body does not say what
   * was refused.
   */
  readonly complaints: readonly Complaint[];
  /** Redacts the secrets in what is shown. */
  readonly redact: (text: string) => string;
  readonly httpStatus: number;
}

/** Reads a body that documents a refusal; returns undefined if it is not one. */
export type ComplaintReader = (text: string) => unknown;

/** Returns the reply for a change that was made, with the user in its response. */
export const updated = <WireUser>(user: WireUser, { status }: ReplyBody) =>
  ({ kind: 'updated', user, httpStatus: status }) as const;

/** Returns the reply for a 422, which is a refusal whatever the body says. */
export function refused(body: ReplyBody, read: ComplaintReader = readJson): Refusal {
  return toRefusal(complaintsOf(body, read) ?? [], body);
}

/** Returns the reply for a 400, which is a refusal only if the body has the form of one. */
export function refusedIfItSaysSo(
  body: ReplyBody,
  read: ComplaintReader = readJson,
): Refusal | undefined {
  const complaints = complaintsOf(body, read);
  if (complaints === undefined || complaints.length === 0) return undefined;
  return toRefusal(complaints, body);
}

/**
 * Returns the reply for a 404; undefined for an HTML page, which means that a server in between
 * does not know the route.
 */
export function notFound({
  isPage,
  status,
}: ReplyBody): { readonly kind: 'notFound'; readonly httpStatus: number } | undefined {
  return isPage ? undefined : { kind: 'notFound', httpStatus: status };
}

/** Returns null for a 404 on a read; undefined for an HTML page. */
export function absent({ isPage }: ReplyBody): null | undefined {
  return isPage ? undefined : null;
}

const toRefusal = (complaints: readonly Complaint[], { status, redact }: ReplyBody): Refusal => ({
  kind: 'refused',
  complaints,
  redact,
  httpStatus: status,
});

function complaintsOf({ text }: ReplyBody, read: ComplaintReader): Complaint[] | undefined {
  try {
    return readComplaints(read(text));
  } catch (error) {
    if (error instanceof ContractMismatch) return undefined;
    throw error;
  }
}
