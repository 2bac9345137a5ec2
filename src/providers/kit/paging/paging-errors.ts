import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { PageSource } from './page-source.ts';

type Source = Pick<PageSource<never>, 'provider' | 'hint'>;

/**
 * Returns the error for an upstream that ignores the requested page size. The detail includes the
 * hint, if there is one.
 */
export function otherPageSize({ provider, hint }: Source, perPage: number): UpstreamError {
  const detail = `returns ${perPage} per page`;
  return contractError(provider, hint === undefined ? detail : `${detail}: ${hint}`);
}

/** Returns the error for an upstream that returns the same page whichever is requested. */
export function ignoresPage(provider: string): UpstreamError {
  return contractError(provider, 'ignores page');
}

/** The error has no status, because it takes several responses to see the mismatch. */
function contractError(provider: string, detail: string): UpstreamError {
  return new UpstreamError({
    provider,
    code: 'UPSTREAM_CONTRACT',
    write: 'NOT_APPLIED',
    httpStatus: null,
    detail,
  });
}
