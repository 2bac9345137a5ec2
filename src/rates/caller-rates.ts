import type { CallersInFlight } from './callers-in-flight.ts';
import type { MinuteCounts } from './minute-counts.ts';

/** What one caller may do; 0 = no limit. */
export interface CallerLimits {
  /** Operations in flight in this process, until their responses were sent. */
  readonly inFlight: number;
  /** Requests, whatever is in them. */
  readonly perMinute: number;
  readonly mutationsPerMinute: number;
  /** Of one user. */
  readonly mutationsPerTargetPerMinute: number;
}

/** Which limit a caller has passed. */
export type PassedLimit = 'perMinute' | 'mutationsPerMinute' | 'mutationsPerTargetPerMinute';

/** Told once for each minute in which a caller passes a limit, by whichever replica saw it: what an alarm is made of. */
export type TellPassed = (who: string, limit: PassedLimit, requestId: string | undefined) => void;

/** How much of what one caller may do is done. Callers are names: whoever asks has found out who calls. */
export class CallerRates {
  readonly #limits: CallerLimits;
  readonly #counts: MinuteCounts;
  readonly #inFlight: CallersInFlight;
  readonly #tell: TellPassed;

  constructor(
    limits: CallerLimits,
    counts: MinuteCounts,
    inFlight: CallersInFlight,
    tell: TellPassed,
  ) {
    this.#limits = limits;
    this.#tell = tell;
    this.#counts = counts;
    this.#inFlight = inFlight;
  }

  /**
   * Counts a request.
   *
   * @param requestId for the log.
   * @returns seconds to wait where it is one too many.
   */
  async request(who: string, requestId?: string): Promise<number | undefined> {
    // One that waits for its others to end has sent nothing that should count.
    if (this.isFull(who)) return 1;
    return this.#count('perMinute', requestId, who);
  }

  /**
   * Counts a change, also one that turns out to be invalid: a limit on valid ones alone could be probed for free.
   *
   * @param requestId for the log.
   * @returns seconds to wait if it is one too many; then nothing may be sent.
   */
  async change(who: string, requestId?: string): Promise<number | undefined> {
    return this.#count('mutationsPerMinute', requestId, who);
  }

  /**
   * Counts a change of one user, made or not: whoever tries out passwords fails as a rule. To be called after `change`,
   * so that no caller can count more targets than it may make changes.
   *
   * @param target names the user, as its caller does.
   * @param requestId for the log.
   * @returns seconds to wait if it is one too many; then nothing may be sent.
   */
  async changeOf(who: string, target: string, requestId?: string): Promise<number | undefined> {
    return this.#count('mutationsPerTargetPerMinute', requestId, who, target);
  }

  /** Whether the caller holds as many slots as it may. */
  isFull(who: string): boolean {
    const { inFlight } = this.#limits;
    return inFlight > 0 && this.#inFlight.of(who) >= inFlight;
  }

  /** @param until holds the caller's slot after the work has ended; absent: it is released with the work. */
  run<T>(who: string, work: () => Promise<T>, until?: Promise<void>): Promise<T> {
    return this.#inFlight.run(who, work, until);
  }

  async #count(
    name: PassedLimit,
    requestId: string | undefined,
    who: string,
    ...more: string[]
  ): Promise<number | undefined> {
    const limit = this.#limits[name];
    if (limit === 0) return undefined;
    const count = await this.#counts.add(name, who, ...more);
    if (count === limit + 1) this.#tell(who, name, requestId);
    return count > limit ? this.#counts.secondsLeft : undefined;
  }
}
