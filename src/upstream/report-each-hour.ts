import type { Departure } from './observer.ts';

const HOUR_MS = 3_600_000;

/**
 * Returns a function that reports each departure once per hour, however often it occurs. The paths
 * of the wire types bound their number.
 *
 * @param now milliseconds of a monotonic clock.
 */
export function reportEachHour(
  report: (departure: Departure) => void,
  now: () => number = () => performance.now(),
): (departure: Departure) => void {
  const reportedAt = new Map<string, number>();
  return (departure) => {
    const { provider, endpoint, path } = departure;
    const key = [provider, endpoint.method, endpoint.path, path].join(' ');
    const last = reportedAt.get(key);
    const at = now();
    if (last !== undefined && at - last < HOUR_MS) return;
    reportedAt.set(key, at);
    report(departure);
  };
}
