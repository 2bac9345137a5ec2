import type { IssueRule } from '../../../generated/schema-types.ts';

/**
 * The words before the number of a rule, in English and Russian. The words `more than` and `less than` are left out: they
 * exclude the number itself.
 */
const BEFORE_LIMIT: Partial<Readonly<Record<IssueRule, readonly RegExp[]>>> = {
  TOO_SHORT: [
    /\b(?:at least|minimum(?: length)?(?: of| is)?) (\d{1,9})\b/,
    /(?:не (?:менее|меньше|короче)|минимум) (\d{1,9})\b/,
  ],
  TOO_LONG: [
    /\b(?:at most|maximum(?: length)?(?: of| is)?) (\d{1,9})\b/,
    /\b(?:not be greater than|not have more than|has more than|longer than) (\d{1,9})\b/,
    /(?:не (?:более|больше|длиннее)|максимум) (\d{1,9})\b/,
  ],
};

/**
 * Returns the number of a rule, as far as its message shows it: the least length with `TOO_SHORT`, the greatest length or
 * number of entries with `TOO_LONG`. Returns null for other rules.
 */
export function detectLimit(rule: IssueRule, message: string): number | null {
  const text = message.toLowerCase();
  for (const pattern of BEFORE_LIMIT[rule] ?? []) {
    const digits = pattern.exec(text)?.[1];
    if (digits !== undefined) return Number(digits);
  }
  return null;
}
