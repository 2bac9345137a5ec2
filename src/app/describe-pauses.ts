import type { UpstreamState } from '../upstream/observer.ts';

/**
 * Describes the pauses that providers have asked for, without their names: any client may see it.
 *
 * @returns undefined if there are none.
 */
export function describePauses(states: readonly UpstreamState[]): string | undefined {
  const paused = states
    .map(({ read, write }) => Math.max(read.rate.pausedMs, write.rate.pausedMs))
    .filter((ms) => ms > 0);
  if (paused.length === 0) return undefined;
  const seconds = Math.ceil(Math.max(...paused) / 1000);
  return `Upstream APIs that asked the gateway to wait: ${paused.length}, for at most ${seconds} s.`;
}
