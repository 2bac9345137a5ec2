import type { ClassState, UpstreamState } from '../upstream/observer.ts';
import { describeFailure } from './describe-failure.ts';
import type { ApiHistory } from './upstream-history.ts';

/** The average duration from which an API counts as slow, in ms. The alert `RosterProviderSlow` has the same limit. */
const SLOW_MS = 2000;

/** The time for which a failure is shown after calls succeed again, in ms. */
const SHOWN_MS = 5 * 60_000;

/** The health of one API of a provider, for operators. */
export interface UpstreamHealth {
  readonly provider: string;
  /** The name of the API, such as `VMS Admin API`; null if the provider does not name it before its first call. */
  readonly api: string | null;
  readonly status: 'unused' | 'ok' | 'slow' | 'paused' | 'failing';
  /** What is wrong, in words; absent if nothing is. */
  readonly cause?: string;
  /** Calls in flight, reads and writes. */
  readonly inFlight: number;
  /** Calls that wait for a slot. */
  readonly waiting: number;
  /** The average duration of the last calls in ms; null before the first one has ended. */
  readonly averageMs: number | null;
  /** The last failure of the last five minutes, and how long ago it was; absent if there was none. */
  readonly lastFailure?: {
    readonly code: string;
    /** The HTTP status of the response; null if there was none. */
    readonly status: number | null;
    readonly meaning: string;
    readonly secondsAgo: number;
  };
}

/** Describes one API, and why its calls fail. It contains no address, and of what a provider sent only the status. */
export function describeUpstream(
  { provider, name, api, read, write }: UpstreamState,
  history: ApiHistory | undefined,
): UpstreamHealth {
  const failedMs = history === undefined ? 0 : performance.now() - history.failedAt;
  const isShown = history?.isFailing === true || failedMs < SHOWN_MS;
  const failure = isShown ? history?.failure : undefined;
  const meaning = failure && describeFailure(failure);
  const averageMs = history === undefined ? null : Math.round(history.averageMs);
  const causes = [
    history?.isFailing === true ? `${meaning} (${failure?.code})` : undefined,
    ...Object.entries({ read, write }).map(([name, state]) => describeClass(name, state)),
    (averageMs ?? 0) >= SLOW_MS ? `calls take ${averageMs} ms on average` : undefined,
  ].filter((cause) => cause !== undefined);
  return {
    provider,
    api: name ?? null,
    status: toStatus(api, [read, write], history),
    ...(causes.length > 0 && { cause: causes.join('; ') }),
    inFlight: read.running + write.running,
    waiting: read.waiting + write.waiting,
    averageMs,
    ...(failure !== undefined &&
      meaning !== undefined && {
        lastFailure: {
          code: failure.code,
          status: failure.status,
          meaning,
          secondsAgo: Math.round(failedMs / 1000),
        },
      }),
  };
}

function describeClass(name: string, { breaker, waiting, rate }: ClassState): string | undefined {
  const pausedSeconds = Math.ceil(rate.pausedMs / 1000);
  if (pausedSeconds > 0) return `it asked to wait: no ${name} is sent for ${pausedSeconds} s`;
  if (breaker !== 'closed') return `circuit breaker of ${name}s is open: they fail at once`;
  return waiting > 0 ? `${waiting} ${name}s wait for a slot` : undefined;
}

function toStatus(
  api: string | undefined,
  states: readonly ClassState[],
  history: ApiHistory | undefined,
): UpstreamHealth['status'] {
  if (api === undefined) return 'unused';
  if (states.some(({ rate }) => rate.pausedMs > 0)) return 'paused';
  if (history?.isFailing === true || states.some(({ breaker }) => breaker !== 'closed')) {
    return 'failing';
  }
  return (history?.averageMs ?? 0) >= SLOW_MS ? 'slow' : 'ok';
}
