/**
 * Returns a function that measures the elapsed milliseconds by the faster of two clocks: a monotonic clock may stop while
 * a machine is paused, and the wall clock may be set back.
 */
export function startClocks(): () => number {
  const [ticks, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - ticks, Date.now() - wall);
}
