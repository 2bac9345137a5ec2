import type { Problem, SettingPath } from './problem.ts';
import { get, toEntries } from './repairs.ts';

/**
 * Returns the timeouts that the file sets, and that are longer than one that ends the same call. Defaults are left out: who shortens
 * a deadline need not shorten all timeouts.
 */
export function findLongTimes(settings: unknown, written: unknown): Problem[] {
  const limits = get(settings, 'limits');
  const deadline = toTime(get(limits, 'deadlineMs'));
  const listDeadline = Math.max(deadline, toTime(get(limits, 'listDeadlineMs')));
  const visit = (node: unknown, own: unknown, path: SettingPath): Problem[] => {
    const pairs = [
      ['connectMs', 'attemptMs', toTime(get(node, 'attemptMs'))],
      ['attemptMs', 'limits.deadlineMs', deadline],
      ['listAttemptMs', 'limits.listDeadlineMs', listDeadline],
    ] as const;
    const found = pairs
      .filter(([name, , end]) => get(own, name) !== undefined && Number(get(node, name)) > end)
      .map(([name, other]) => ({
        path: [...path, name],
        message: `is longer than ${other}, which ends the call first`,
      }));
    const below = toEntries(node).flatMap(([key, child]) =>
      visit(child, get(own, key), [...path, key]),
    );
    return [...found, ...below];
  };
  return visit(settings, written, []);
}

/** Returns a time in ms; 0 means no limit. */
const toTime = (value: unknown): number =>
  typeof value === 'number' && value > 0 ? value : Number.POSITIVE_INFINITY;
