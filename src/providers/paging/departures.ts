import { UpstreamError } from '../../upstream/upstream-error.ts';

/** The upstream pages by a size of its own. The detail names the remedy. */
export function otherPageSize(provider: string, perPage: number): UpstreamError {
  return departure(provider, `answers ${perPage} a page: set usersPerPage`);
}

/** The upstream answers one and the same page, whichever is asked for. */
export function ignoresPage(provider: string): UpstreamError {
  return departure(provider, 'ignores page');
}

/** Seen in several answers, so that no status of one is named. */
function departure(provider: string, detail: string): UpstreamError {
  return new UpstreamError({
    provider,
    code: 'UPSTREAM_CONTRACT',
    write: 'NOT_APPLIED',
    httpStatus: null,
    detail,
  });
}
