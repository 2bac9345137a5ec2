import { UpstreamError } from '../errors/upstream-error.ts';
import type { CallClass } from './call-class.ts';

/** The first cool-down after a 429 that does not say how long to wait, in ms. Each further one takes twice as long. */
const FIRST_BACKOFF_MS = 1000;

/** How long calls wait for the outcome of a trial call before they may be repeated, in ms. */
const TRIAL_WAIT_MS = 1000;

/** Two pauses that end within this time are the same one, in ms. */
const SAME_PAUSE_MS = 100;

/** A timer may fire this much too early, in ms. */
const TIMER_ERROR_MS = 2;

/** A time in which no call of a class is sent. */
export interface Pause {
  /** Its length in milliseconds. */
  readonly ms: number;
  /**
   * Whether one call is tried out afterwards, because the provider asked for a longer time or for
   * none.
   */
  readonly needsTrial: boolean;
  /** Its length if the provider did not say one; 0 if it did, or if another replica began it. */
  readonly backoffMs: number;
}

interface RunningPause extends Pause {
  /** When it began and when it ends, by the monotonic clock. */
  readonly since: number;
  readonly until: number;
  isTrialInFlight: boolean;
}

/** Ends a trial. @param isConclusive false if the call shows nothing about the provider. */
type EndTrial = (isConclusive: boolean) => void;

/**
 * A call may be sent (`open`), may be sent as the only one (a function that ends the trial), or must
 * wait for a number of milliseconds.
 */
export type CooldownAdmission = 'open' | EndTrial | number;

/**
 * Stops the calls of a class while the provider has asked for a pause. It outlives a reload of the
 * configuration, and its clock is monotonic.
 *
 * `maxMs` is the longest pause of the configuration that asks. A pause may have begun under another one, or in another
 * replica, and its length is decided by the provider: none may stop calls for longer than this configuration allows.
 */
export class Cooldown {
  readonly #pauses: { read: RunningPause | undefined; write: RunningPause | undefined } = {
    read: undefined,
    write: undefined,
  };
  readonly #listeners = new Set<(callClass: CallClass) => void>();

  /** @returns a function that ends the notifications. */
  onStart(listener: (callClass: CallClass) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Milliseconds until calls of the class may be sent; 0 if they may. */
  remainingMs(callClass: CallClass, maxMs = Number.POSITIVE_INFINITY): number {
    return Math.max(0, this.#findEnd(callClass, maxMs) - performance.now());
  }

  admit(callClass: CallClass, maxMs = Number.POSITIVE_INFINITY): CooldownAdmission {
    const pause = this.#pauses[callClass];
    if (pause === undefined || maxMs === 0) return 'open';
    const until = this.#findEnd(callClass, maxMs);
    const waitMs = until - performance.now();
    if (waitMs > TIMER_ERROR_MS) return waitMs;
    if (!pause.needsTrial && until === pause.until) {
      this.#pauses[callClass] = undefined;
      return 'open';
    }
    if (pause.isTrialInFlight) return TRIAL_WAIT_MS;
    pause.isTrialInFlight = true;
    return (isConclusive) => {
      pause.isTrialInFlight = false;
      if (isConclusive && this.#pauses[callClass] === pause) this.#pauses[callClass] = undefined;
    };
  }

  /**
   * Returns the pause that a response asks for.
   *
   * @param maxMs the longest pause; 0 if there is none.
   * @returns undefined if it asks for none.
   */
  toPause(error: unknown, callClass: CallClass, maxMs: number): Pause | undefined {
    if (!isPauseRequest(error) || maxMs === 0) return undefined;
    // It may be called again at once.
    if (error.afterSeconds === 0) return undefined;
    const askedMs = (error.afterSeconds ?? 0) * 1000;
    const backoffMs = askedMs > 0 ? 0 : this.#nextBackoffMs(callClass, maxMs);
    const ms = Math.min(maxMs, askedMs + backoffMs);
    return { ms, needsTrial: askedMs !== ms, backoffMs };
  }

  /** @returns false if a pause has already begun that lasts as long. */
  start(callClass: CallClass, pause: Pause, maxMs = Number.POSITIVE_INFINITY): boolean {
    const since = performance.now();
    const until = since + pause.ms;
    // The responses to calls that were in flight together ask for about the same time.
    if (until <= this.#findEnd(callClass, maxMs) + SAME_PAUSE_MS) return false;
    this.#pauses[callClass] = { ...pause, since, until, isTrialInFlight: false };
    for (const listener of this.#listeners) listener(callClass);
    return true;
  }

  /** When the pause of a class ends or has ended; long ago if there is none. */
  #findEnd(callClass: CallClass, maxMs: number): number {
    const pause = this.#pauses[callClass];
    if (pause === undefined) return Number.NEGATIVE_INFINITY;
    return Math.min(pause.until, pause.since + maxMs);
  }

  /** Calls that were sent before the pause began do not make the next one longer. */
  #nextBackoffMs(callClass: CallClass, maxMs: number): number {
    const { backoffMs = 0 } = this.#pauses[callClass] ?? {};
    if (backoffMs === 0) return FIRST_BACKOFF_MS;
    return this.remainingMs(callClass, maxMs) > 0 ? backoffMs : 2 * backoffMs;
  }
}

/** Returns whether the provider itself asked for fewer calls: a call that was not sent has no status. */
const isPauseRequest = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError &&
  error.httpStatus !== null &&
  (error.code === 'UPSTREAM_RATE_LIMITED' || error.code === 'UPSTREAM_BUSY');
