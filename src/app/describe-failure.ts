import { describeUpstreamCode, type UpstreamErrorCode } from '../upstream/errors/upstream-error.ts';

/** How a call failed. */
export interface CallFailure {
  readonly code: UpstreamErrorCode;
  /** The HTTP status; null if there was no response. */
  readonly status: number | null;
  /** The message of the error, which quotes nothing of the response; null if there is none. */
  readonly reason: string | null;
}

/** Describes a failure in words that follow the name of a provider, such as `request failed: HTTP 502`. */
export function describeFailure({ code, status, reason }: CallFailure): string {
  const known = [findDetail(reason ?? ''), status === null ? undefined : describeStatus(status)];
  const shown = known.filter((it) => it !== undefined);
  const meaning = describeUpstreamCode(code);
  return shown.length === 0 ? meaning : `${meaning}: ${shown.join(', ')}`;
}

/** Returns the detail at the end of the message of an error, which is in brackets. */
function findDetail(reason: string): string | undefined {
  const at = reason.indexOf('(');
  return at !== -1 && reason.endsWith(').') ? reason.slice(at + 1, -2) : undefined;
}

const describeStatus = (status: number): string =>
  isRedirect(status) ? `HTTP ${status}, ${REDIRECT}` : `HTTP ${status}`;

const REDIRECT = 'a redirect, which is never followed: check the URL and the credential';

/** The statuses by which a server sends its client to another URL, such as that of a sign-in page. */
const isRedirect = (status: number | null | undefined): boolean =>
  [300, 301, 302, 303, 307, 308].includes(status ?? 0);

/** Returns the message of an error, which for a redirect says that it is one: the log shows it beside the status. */
export const explainReason = (
  reason: string | null | undefined,
  status: number | null | undefined,
): string | null | undefined =>
  isRedirect(status) ? reason?.replace(/\.$/, ` (${REDIRECT}).`) : reason;
