import { toTarget } from '../../../upstream/policies/call-target.ts';
import type { UpstreamRequest } from '../../../upstream/transport/upstream-request.ts';

/** How long a sign-in is not repeated for a target, in ms. */
const MEMORY_MS = 30_000;

/** The most targets for whose sake a session signs in within that time, although it does not help. */
const MAX_TARGETS = 2;

/**
 * The records and routes that the API has rejected with 401 although the token was new: another
 * sign-in for them would be useless.
 */
export class RefusedTargets {
  /** Until when each is remembered, by the monotonic clock. */
  readonly #until = new Map<string, number>();

  note(request: UpstreamRequest): void {
    this.#dropOld();
    const target = toTarget(request);
    if (this.#until.size < MAX_TARGETS || this.#until.has(target)) {
      this.#until.set(target, performance.now() + MEMORY_MS);
    }
  }

  /** Returns whether a 401 may be due to the request, so that the token has to be tested before it is renewed. */
  isSuspect(request: UpstreamRequest): boolean {
    if (this.#until.size === 0) return false;
    this.#dropOld();
    return this.#until.size >= MAX_TARGETS || this.#until.has(toTarget(request));
  }

  #dropOld(): void {
    const now = performance.now();
    for (const [target, until] of this.#until) if (until <= now) this.#until.delete(target);
  }
}
