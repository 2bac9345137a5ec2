import { isDeepStrictEqual } from 'node:util';
import type { Course } from './case.ts';

/** The outcome of a response. */
export interface Outcome {
  /** A code; `OK` for the true data, `NULL` for null without an error, `LIE` for other data. */
  readonly code: string;
  /** The state of a write; null for a read. */
  readonly write: 'NOT_APPLIED' | 'APPLIED' | 'UNKNOWN' | null;
}

interface Result {
  readonly __typename?: string;
  readonly code?: string;
  readonly write?: Outcome['write'];
  readonly user?: { readonly id?: string } | null;
  readonly userProblem?: { readonly code: string; readonly write: Outcome['write'] } | null;
}

/** Returns the outcome as a client understands the response. */
export function outcomeOf(stats: Course): Outcome {
  const { response, cell, provider, truth } = stats;
  if (response === undefined) return { code: 'NO_RESPONSE', write: null };
  const error = response.errors?.find(({ path }) => path?.[0] === 'met' || path === undefined);
  const met = response.data?.met;
  if (error !== undefined) {
    const { code = 'NO_CODE', write = null } = error.extensions ?? {};
    return { code, write };
  }
  if (cell.effect === 'read') {
    if (met === null) return { code: 'NULL', write: null };
    return { code: isDeepStrictEqual(met, truth) ? 'OK' : 'LIE', write: null };
  }
  const result = (met ?? {}) as Result;
  if (result.__typename !== 'UserUpdated') {
    return { code: result.code ?? 'NO_CODE', write: result.write ?? null };
  }
  if (result.user === null && result.userProblem != null) return result.userProblem;
  const isSame = result.user?.id === `${provider}/${cell.api.written.id}`;
  return { code: isSame ? 'OK' : 'LIE', write: 'APPLIED' };
}

/** Returns the text of a cell in the table: `✓`, or the code and the state of the write. */
export function labelOf({ code, write }: Outcome): string {
  if (code === 'OK') return '✓';
  const label = code.replace('UPSTREAM_', '').toLowerCase().replaceAll('_', ' ');
  return write === null || write === 'NOT_APPLIED' ? label : `${label} · ${write.toLowerCase()}`;
}
