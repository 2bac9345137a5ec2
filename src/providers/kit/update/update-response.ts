import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { readJson } from '../../../upstream/response/json-body.ts';
import type { ResponseBody } from '../../../upstream/response/response-handlers.ts';
import { readFieldErrors } from './field-errors.ts';
import type { FieldError } from './issues.ts';

/** The response of an update endpoint, in the provider's terms. */
export type UpdateResponse<WireUser> =
  | {
      readonly kind: 'updated';
      readonly user: WireUser;
      /** Null if it is not known. */
      readonly httpStatus: number | null;
    }
  | Rejection
  | { readonly kind: 'notFound'; readonly httpStatus: number };

/** The provider refused the values and changed nothing. */
export interface Rejection {
  readonly kind: 'refused';
  /**
   * The provider's own messages, which may contain a secret; empty if the body does not say what
   * was refused.
   */
  readonly fieldErrors: readonly FieldError[];
  /** Redacts the secrets in what is shown. */
  readonly redact: (text: string) => string;
  readonly httpStatus: number;
}

/** Reads a body that documents a rejection; returns undefined if it is not one. */
export type ErrorBodyReader = (text: string) => unknown;

/** Returns the response for a change that was made, with the user in its response. */
export const toUpdated = <WireUser>(user: WireUser, { status }: ResponseBody) =>
  ({ kind: 'updated', user, httpStatus: status }) as const;

/** Returns the response for a 422, which is a rejection whatever the body says. */
export function toRejection(body: ResponseBody, read: ErrorBodyReader = readJson): Rejection {
  return createRejection(parseFieldErrors(body, read) ?? [], body);
}

/** Returns the response for a 400, which is a rejection only if the body has the form of one. */
export function rejectionIfWellFormed(
  body: ResponseBody,
  read: ErrorBodyReader = readJson,
): Rejection | undefined {
  const fieldErrors = parseFieldErrors(body, read);
  if (fieldErrors === undefined || fieldErrors.length === 0) return undefined;
  return createRejection(fieldErrors, body);
}

/**
 * Returns the response for a 404; undefined for an HTML page, which means that a server in between
 * does not know the route.
 */
export function toNotFound({
  isHtml,
  status,
}: ResponseBody): { readonly kind: 'notFound'; readonly httpStatus: number } | undefined {
  return isHtml ? undefined : { kind: 'notFound', httpStatus: status };
}

/** Returns null for a 404 on a read; undefined for an HTML page. */
export function nullOn404({ isHtml }: ResponseBody): null | undefined {
  return isHtml ? undefined : null;
}

const createRejection = (
  fieldErrors: readonly FieldError[],
  { status, redact }: ResponseBody,
): Rejection => ({
  kind: 'refused',
  fieldErrors,
  redact,
  httpStatus: status,
});

function parseFieldErrors({ text }: ResponseBody, read: ErrorBodyReader): FieldError[] | undefined {
  try {
    return readFieldErrors(read(text));
  } catch (error) {
    if (error instanceof ContractMismatch) return undefined;
    throw error;
  }
}
