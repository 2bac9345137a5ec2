import { ContractMismatch } from '../upstream/contract.ts';
import { readJson } from '../upstream/json-body.ts';
import type { ReplyBody } from '../upstream/reply-table.ts';
import { readComplaints } from './complaints.ts';
import type { Complaint } from './issues.ts';

/** What an update endpoint answered, in the provider's terms. */
export type UpdateReply<WireUser> =
  | {
      readonly kind: 'updated';
      readonly user: WireUser;
      /** Null where it is not known. */
      readonly httpStatus: number | null;
    }
  | Refusal
  | { readonly kind: 'notFound'; readonly httpStatus: number };

/** The values were refused and nothing was changed. */
export interface Refusal {
  readonly kind: 'refused';
  /** As the provider wrote them, which may be with a secret; empty where the body does not say what was refused. */
  readonly complaints: readonly Complaint[];
  /** Takes the secrets out of what is shown. */
  readonly redact: (text: string) => string;
  readonly httpStatus: number;
}

/** Reads a body that documents a refusal; undefined where it is none. */
export type ComplaintReader = (text: string) => unknown;

/** The change was made, and this is what the answer shows of the user. */
export const updated = <WireUser>(user: WireUser, { status }: ReplyBody) =>
  ({ kind: 'updated', user, httpStatus: status }) as const;

/** 422: a refusal, whatever the body says. */
export function refused(body: ReplyBody, read: ComplaintReader = readJson): Refusal {
  return toRefusal(complaintsOf(body, read) ?? [], body);
}

/** 400: a refusal only where the body has the form of one. */
export function refusedIfItSaysSo(
  body: ReplyBody,
  read: ComplaintReader = readJson,
): Refusal | undefined {
  const complaints = complaintsOf(body, read);
  if (complaints === undefined || complaints.length === 0) return undefined;
  return toRefusal(complaints, body);
}

/** 404; not where a page in HTML says that the route is unknown to a server in between. */
export function notFound({
  isPage,
  status,
}: ReplyBody): { readonly kind: 'notFound'; readonly httpStatus: number } | undefined {
  return isPage ? undefined : { kind: 'notFound', httpStatus: status };
}

/** 404 on a read. */
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
