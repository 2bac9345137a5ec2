/** Milliseconds between two reports. */
const QUIET_MS = 60_000;

/**
 * Reports the first of many equal events at once, and then at most once a minute, with the count since the last report.
 */
export function reportEachMinute<T>(
  report: (last: T, count: number) => void,
  now = () => performance.now(),
): (event: T) => void {
  let count = 0;
  let reportedAt = Number.NEGATIVE_INFINITY;
  return (event) => {
    count += 1;
    if (now() - reportedAt < QUIET_MS) return;
    reportedAt = now();
    report(event, count);
    count = 0;
  };
}
