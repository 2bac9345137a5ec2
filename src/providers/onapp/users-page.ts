import type { ResponseBody } from '../../upstream/response/response-handlers.ts';

/** A request for one page of the list of users. */
export interface UsersPage {
  /** The number of the page, counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** The search words; null for all users. */
  readonly search: string | null;
  /** Leaves out roles, permissions and counters: fast if the full list takes tens of seconds (Q15). */
  readonly isShort: boolean;
  /** Set if other providers wait for the same result. */
  readonly useShortTimeout: boolean;
}

/** Returns the number of users in the whole list; null if the panel does not send it (Q25). */
export function totalOf({ header }: ResponseBody): number | null {
  const total = header('x-total');
  return total !== null && /^\d{1,9}$/.test(total) ? Number(total) : null;
}
