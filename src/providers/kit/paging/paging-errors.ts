import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';

interface Source {
  readonly provider: string;
  readonly hint?: string | undefined;
}

/**
 * Returns the error for an upstream that ignores the requested page size. The detail includes the
 * hint, if there is one.
 */
export function otherPageSize({ provider, hint }: Source, perPage: number): UpstreamError {
  const detail = `returns ${perPage} per page`;
  return departure(provider, hint === undefined ? detail : `${detail}: ${hint}`);
}

/** Returns the error for an upstream that returns the same page whichever is requested. */
export function ignoresPage(provider: string): UpstreamError {
  return departure(provider, 'ignores page');
}

/** The error has no status, because several responses show the departure. */
function departure(provider: string, detail: string): UpstreamError {
  return new UpstreamError({
    provider,
    code: 'UPSTREAM_CONTRACT',
    write: 'NOT_APPLIED',
    httpStatus: null,
    detail,
  });
}
