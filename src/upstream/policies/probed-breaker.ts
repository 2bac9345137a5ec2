import { type BreakerSettings, CircuitBreaker, type Outcome } from './circuit-breaker.ts';
import { RejectedError } from './rejected-error.ts';

/** Called when the circuit breaker opens, with the failure that opened it, or closes; not if a trial call fails. */
export type OnBreakerChange = (state: 'open' | 'closed', failure?: unknown) => void;

/** A harmless read that shows whether an upstream works. It never fails. */
export interface HealthProbe {
  readonly run: () => Promise<Outcome>;
  /** Whether no other call is tried out while the breaker is open, however long that takes. */
  readonly isOnlyTrial: boolean;
}

/** Reports the outcome of a call, and the failure and its target, as the circuit breaker receives it. */
type Report = (outcome: Outcome, target?: string, failure?: unknown) => void;

/** The minimum time before an inconclusive probe is repeated, in ms. */
const MIN_PROBE_DELAY_MS = 20;

/**
 * A circuit breaker that makes a harmless read, so that one broken record neither opens it nor keeps
 * it open: if calls about few targets fail, the read decides whether it opens, and after the open
 * time whether it closes.
 */
export class ProbedBreaker {
  readonly #breaker: CircuitBreaker;
  readonly #openMs: number;
  readonly #onChange: OnBreakerChange;
  #probe: HealthProbe | undefined;
  #nextProbe: NodeJS.Timeout | undefined;
  #isDeciding = false;
  /** Whether the next call is tried out, because the last probe failed: its own record may be broken. */
  #isCallDue = false;
  #isClosed = false;

  constructor(settings: BreakerSettings, onChange: OnBreakerChange) {
    this.#breaker = new CircuitBreaker(settings);
    this.#openMs = settings.openMs;
    this.#onChange = onChange;
  }

  get state(): CircuitBreaker['state'] {
    return this.#breaker.state;
  }

  /** Why no call is let through at the moment; undefined if calls are. */
  get rejection(): RejectedError | undefined {
    const { state, waitMs } = this.#breaker;
    if (state === 'closed') return undefined;
    const isTriedOut = this.#probe === undefined || this.#isCallDue;
    if (isTriedOut && state === 'open' && waitMs === 0) return undefined;
    return new RejectedError('open', Math.max(1, waitMs));
  }

  /** Without a probe, failures count whatever their targets are, and the next call is tried out. */
  setHealthProbe(probe: HealthProbe): void {
    this.#probe = probe;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#nextProbe);
  }

  /** Admits a call as the circuit breaker does. */
  admit(): Report | undefined {
    const before = this.#breaker.state;
    const report = this.#breaker.admit();
    if (report === undefined) return undefined;
    return (outcome, target, failure) => {
      // It changes nothing.
      if (before === 'closed' && outcome === 'success') return report(outcome);
      if (before !== 'closed' && outcome !== 'ignored') this.#isCallDue = false;
      this.#change(() => report(outcome, target), failure);
      if (outcome === 'failure' && this.#breaker.isUnclear) void this.#decide(failure);
    };
  }

  /** Changes the state of the breaker, and does what the new one requires. */
  #change(change: () => void, failure?: unknown): void {
    const before = this.#breaker.state;
    change();
    const { state } = this.#breaker;
    if (before === 'closed' && state === 'open') this.#onChange('open', failure);
    if (before !== 'closed' && state === 'closed') this.#onChange('closed');
    this.#planProbe();
  }

  /** Decides by a probe whether the upstream has failed, or only some records. */
  async #decide(failure: unknown): Promise<void> {
    if (this.#isDeciding) return;
    const decide = this.#breaker.decide();
    this.#isDeciding = true;
    const outcome = this.#probe === undefined ? 'failure' : await this.#probe.run();
    this.#isDeciding = false;
    this.#change(() => decide(outcome), failure);
  }

  #planProbe(): void {
    const isPlanned = this.#nextProbe !== undefined || this.#isClosed;
    if (this.#breaker.state !== 'open' || this.#probe === undefined || isPlanned) return;
    const dueMs = Math.max(Math.ceil(this.#breaker.waitMs) + 1, MIN_PROBE_DELAY_MS);
    const afterMs = this.#isCallDue ? dueMs + this.#openMs : dueMs;
    this.#nextProbe = setTimeout(() => this.#tryProbe(), afterMs).unref();
  }

  async #tryProbe(): Promise<void> {
    this.#nextProbe = undefined;
    const report = this.#breaker.admit();
    // A call has been tried out meanwhile.
    if (report === undefined || this.#probe === undefined) return this.#planProbe();
    const { run, isOnlyTrial } = this.#probe;
    const outcome = await run();
    this.#isCallDue = outcome === 'failure' && !isOnlyTrial;
    this.#change(() => report(outcome));
  }
}
