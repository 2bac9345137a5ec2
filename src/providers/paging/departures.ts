import { UpstreamError } from '../../upstream/upstream-error.ts';

interface Source {
  readonly provider: string;
  readonly remedy?: string | undefined;
}

/** The upstream pages by a size of its own. The detail names the remedy, where there is one. */
export function otherPageSize({ provider, remedy }: Source, perPage: number): UpstreamError {
  const detail = `answers ${perPage} a page`;
  return departure(provider, remedy === undefined ? detail : `${detail}: ${remedy}`);
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
