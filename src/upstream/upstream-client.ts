import { type Call, createSoloCall } from './call.ts';
import { CallFailures } from './call-failures.ts';
import type { Verdict } from './circuit-breaker.ts';
import { Containment, type ContainmentSettings } from './containment.ts';
import {
  type Answer,
  Exchange,
  type ExchangeSettings,
  type Patience,
  verdictOf,
} from './exchange.ts';
import { NotAdmitted } from './not-admitted.ts';
import { withRetry } from './read-retry.ts';
import type { ReplyTable } from './reply-table.ts';
import { RetryBudget } from './retry-budget.ts';
import type { SharedReads } from './shared-reads.ts';
import type { ClassState, ObservedCall, UpstreamState } from './traced-call.ts';
import { UpstreamError } from './upstream-error.ts';
import type { UpstreamRequest } from './upstream-request.ts';

export interface UpstreamClientSettings extends ExchangeSettings, ContainmentSettings {
  /** The provider's key in the configuration: what errors call it. */
  readonly provider: string;
  readonly badRequestProvesNothing: boolean;
  /** Of all the upstreams over the same users, as a write to one makes reads at another old. */
  readonly sharedReads: SharedReads;
  /** Told of every call when it has ended, whoever made it; absent where nobody counts. */
  readonly observe?: ((call: ObservedCall) => void) | undefined;
}

/** What a trace tells of a call beside its end. */
interface Course {
  attempts: number;
  shared: boolean;
}

/**
 * The only door to one upstream API, and the one place for what goes for all calls: equal reads under way are made
 * once, reads that fail may be made once more, writes never, and an upstream that fails or is slow gets no more calls
 * than it can bear.
 */
export class UpstreamClient {
  readonly #settings: UpstreamClientSettings;
  readonly #failures: CallFailures;
  readonly #exchange: Exchange;
  readonly #reads: Containment;
  readonly #writes: Containment;
  readonly #budget = new RetryBudget();
  /** As its endpoints say: a client is told no name. */
  #api: string | undefined;

  constructor(settings: UpstreamClientSettings) {
    this.#settings = settings;
    this.#failures = new CallFailures(settings);
    this.#exchange = new Exchange(settings, this.#failures);
    this.#reads = new Containment(settings);
    this.#writes = new Containment(settings);
  }

  /** @throws {UpstreamError} for every status that the table does not name, and where no answer came. */
  async call<T>(request: UpstreamRequest, table: ReplyTable<T>, call: Call): Promise<T> {
    const startedAt = performance.now();
    const first = request.attempt ?? 1;
    const course: Course = { attempts: first, shared: false };
    this.#api = request.endpoint.api;
    const tell = (status: number | null, code: string) => {
      const ms = Math.round(performance.now() - startedAt);
      const { provider, observe } = this.#settings;
      const traced = { provider, endpoint: request.endpoint, status, ms, ...course };
      call.trace?.(traced);
      observe?.({ ...traced, code, retries: Math.max(0, course.attempts - first) });
    };
    let answer: Answer<T>;
    try {
      answer = await this.#answer(request, table, call, course);
    } catch (error) {
      if (error instanceof UpstreamError) tell(error.httpStatus, error.code);
      // A bug of ours.
      else tell(null, 'INTERNAL_SERVER_ERROR');
      throw error;
    }
    tell(answer.status, answer.status < 300 ? 'OK' : `HTTP_${answer.status}`);
    return answer.value;
  }

  /** For metrics. */
  get state(): UpstreamState {
    const { provider } = this.#settings;
    const [read, write] = [this.#stateOf(this.#reads), this.#stateOf(this.#writes)];
    return { provider, api: this.#api, read, write };
  }

  /** @param probe a harmless read, made where writes were failing: no write is tried out. */
  probeBy(probe: (call: Call) => Promise<unknown>): void {
    this.#writes.recoverBy({
      // Made once: it is planned anew where it fails.
      probe: () =>
        probe({ ...createSoloCall('probe'), msLeft: () => 0 }).then(
          () => 'well' as const,
          verdictOf,
        ),
    });
  }

  close(): Promise<void> {
    this.#reads.close();
    this.#writes.close();
    return this.#exchange.close();
  }

  #stateOf({ stats }: Containment): ClassState {
    const { maxConcurrent, maxWaiting } = this.#settings;
    return {
      breaker: stats.breaker,
      running: maxConcurrent - stats.freePlaces,
      waiting: maxWaiting - stats.freeWaits,
    };
  }

  async #answer<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Call,
    course: Course,
  ): Promise<Answer<T>> {
    const { provider, sharedReads } = this.#settings;
    const { method, effect } = request.endpoint;
    // A caller who is gone before the call was sent gets none.
    if (call.abandoned.aborted) throw this.#failures.notSent('OVERLOADED');
    if (method === 'GET') {
      return call.reads.run(provider, () => this.#share(request, table, call, course));
    }
    if (effect === 'read') return this.#contain(this.#reads, request, table, call);
    sharedReads.forget();
    try {
      return await this.#contain(this.#writes, request, table, call);
    } finally {
      sharedReads.forget();
    }
  }

  async #share<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Call,
    course: Course,
  ): Promise<Answer<T>> {
    const { sharedReads } = this.#settings;
    // Language and credential are the client's, but for a token, of which the number stands for it.
    const { endpoint, ids, query, flag, isUrgent, token } = request;
    const key = JSON.stringify([call.rights, endpoint, ids, query, flag, isUrgent, token]);
    course.shared = sharedReads.isUnderWay(key);
    const signal = AbortSignal.any([call.deadline, call.abandoned]);
    // It waited for its turn, and nobody waits for it any more.
    if (signal.aborted && !course.shared) {
      course.attempts = 0;
      throw this.#failures.notSent('UPSTREAM_TIMEOUT', { detail: 'its turn came too late' });
    }
    const toError = () => this.#failures.during('UPSTREAM_TIMEOUT', request, null);
    const { answer } = await sharedReads.join(key, { signal, toError }, (nobodyWaits) => {
      const patience = { deadline: nobodyWaits, abandoned: nobodyWaits };
      return withRetry(() => this.#contain(this.#reads, request, table, patience), {
        budget: this.#budget,
        signal: nobodyWaits,
        msLeft: call.msLeft,
        onRetry: () => {
          course.attempts += 1;
        },
      });
    });
    return answer;
  }

  async #contain<T>(
    containment: Containment,
    request: UpstreamRequest,
    table: ReplyTable<T>,
    patience: Patience,
  ): Promise<Answer<T>> {
    let verdict: Verdict = 'ill';
    const exchange = () =>
      this.#exchange.run(request, table, patience, (told) => {
        verdict = told;
      });
    const signal = AbortSignal.any([patience.deadline, patience.abandoned]);
    try {
      return await containment.run(exchange, signal, () => verdict);
    } catch (error) {
      throw error instanceof NotAdmitted ? this.#failures.ofContainment(error) : error;
    }
  }
}
