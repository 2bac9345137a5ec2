import type { ReplyBody } from '../../upstream/reply-table.ts';

/** What is asked of the list of users. */
export interface UsersPage {
  /** Counted from 1. */
  readonly page: number;
  readonly perPage: number;
  /** Words to look for; null: everybody. */
  readonly search: string | null;
  /** Without roles, permissions and counters: fast where the full list takes tens of seconds (Q15). */
  readonly isShort: boolean;
  /** Set where others wait with this one. */
  readonly isUrgent: boolean;
}

/** Users in the whole list; null where the panel does not tell (Q25). */
export function totalOf({ header }: ReplyBody): number | null {
  const total = header('x-total');
  return total !== null && /^\d{1,9}$/.test(total) ? Number(total) : null;
}
