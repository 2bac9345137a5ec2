import { ContractMismatch } from '../../../upstream/response/contract.ts';
import { readJson } from '../../../upstream/response/json-body.ts';
import type { ResponseBody } from '../../../upstream/response/response-handlers.ts';
import { isPlainObject } from '../wire/wire-values.ts';
import type { FieldError } from './field-error.ts';
import { type ErrorReport, readErrorReport } from './field-errors.ts';

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

/** The parsers for the formats in which an API may write a rejection, whatever was requested. */
interface ErrorFormats {
  /** @throws {ContractMismatch} if the text is not JSON. */
  readonly json: (text: string) => unknown;
  /** Absent if the API has no XML. @throws {ContractMismatch} if the text is not XML. */
  readonly xml?: (text: string) => unknown;
}

const JSON_ONLY: ErrorFormats = { json: readJson };

/** Returns the response for a change that was made, with the user in its response. */
export const toUpdated = <WireUser>(user: WireUser, { status }: ResponseBody) =>
  ({ kind: 'updated', user, httpStatus: status }) as const;

/** Returns the response for a 422, which is a rejection whatever the body says. */
export function toRejection(body: ResponseBody, formats = JSON_ONLY): Rejection {
  return createRejection(parseErrors(body, formats)?.fieldErrors ?? [], body);
}

/**
 * Returns the response for a 400, which is a rejection only if the body has the form of one. A sentence
 * alone may be an outage.
 */
export function rejectionIfWellFormed(
  body: ResponseBody,
  formats = JSON_ONLY,
): Rejection | undefined {
  const report = parseErrors(body, formats);
  if (report === undefined || report.fieldErrors.length === 0 || !report.isExplicit) {
    return undefined;
  }
  return createRejection(report.fieldErrors, body);
}

/**
 * Returns the response for a success that is a rejection by its body: `{"error":"…"}` and no record.
 * Only for APIs that document errors of this form without a status.
 */
export function rejectionInSuccess(body: ResponseBody): Rejection | undefined {
  // Most successes have no such key, and need not be parsed twice.
  if (body.large !== null || body.isHtml || !body.text.includes('"error"')) return undefined;
  return rejectionIfWellFormed(body, { json: readErrorWithoutRecord });
}

/** Reads JSON. Returns undefined if it is not an object with an error and without an id. */
function readErrorWithoutRecord(text: string): unknown {
  const document = readJson(text);
  const isError = isPlainObject(document) && 'error' in document && !('id' in document);
  return isError ? document : undefined;
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

const createRejection = (
  fieldErrors: readonly FieldError[],
  { status, redact }: ResponseBody,
): Rejection => ({
  kind: 'refused',
  fieldErrors,
  redact,
  httpStatus: status,
});

/** Parses the errors in the format that the body has; undefined if it has none. */
function parseErrors(body: ResponseBody, formats: ErrorFormats): ErrorReport | undefined {
  const text = body.text.trim();
  const contentType = body.header('content-type')?.toLowerCase() ?? '';
  // The content type may be wrong, so the beginning of the body decides.
  const isXml = text.startsWith('<');
  const read = isXml ? formats.xml : formats.json;
  if (text === '' || read === undefined || (isXml && isHtml(body, text))) return undefined;
  try {
    return readErrorReport(read(text));
  } catch (error) {
    if (!(error instanceof ContractMismatch)) throw error;
    return !isXml && contentType.startsWith('text/plain') ? readPlainText(text) : undefined;
  }
}

/** Returns whether a body that begins like XML is a page of a proxy. */
const isHtml = (body: ResponseBody, text: string): boolean =>
  body.isHtml || /^<(!doctype|html|head|body|center|h\d|p|div)\b/i.test(text);

/** Reads a text of one line. A longer one may be a trace of the server's code. */
function readPlainText(text: string): ErrorReport | undefined {
  const report = text.includes('\n') ? undefined : readErrorReport(text);
  return report && { ...report, isExplicit: false };
}
