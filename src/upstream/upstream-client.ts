import { makeAttempt } from './policies/trace-attempt.ts';
import { type Call, createSoloCall } from '../request/request-context.ts';
import { type CallEnd, endWithAnswer, endWithError } from './errors/call-outcome.ts';
import { CallFailures } from './errors/upstream-error-factory.ts';
import { CallerSet } from './policies/caller-set.ts';
import type { Verdict } from './policies/circuit-breaker.ts';
import { Containment, type ContainmentSettings } from './policies/isolation.ts';
import {
  type Answer,
  Exchange,
  type ExchangeSettings,
  type Patience,
  verdictOf,
} from './transport/exchange.ts';
import { CallDocuments } from '../request/held-documents.ts';
import { NotAdmitted } from './policies/rejected-error.ts';
import { withRetry } from './policies/retry.ts';
import type { ReplyTable } from './response/response-handlers.ts';
import { RetryBudget } from './policies/retry-budget.ts';
import type { SharedReads } from './policies/single-flight.ts';
import type { ClassState, UpstreamObserver, UpstreamState } from './observer.ts';
import type { UpstreamError } from './errors/upstream-error.ts';
import type { UpstreamRequest } from './transport/upstream-request.ts';
import { currentFence } from './policies/write-fence.ts';

export interface UpstreamClientSettings extends ExchangeSettings, ContainmentSettings {
  readonly badRequestProvesNothing: boolean;
  /**
   * Shared by all upstreams of the same users, because a write to one makes reads of another
   * outdated.
   */
  readonly sharedReads: SharedReads;
  /** Called when a call has ended, whatever made it; absent if calls are not observed. */
  readonly observer?: UpstreamObserver;
}

/** The details of a call that are reported with its outcome. */
interface Course {
  attempts: number;
  shared: boolean;
}

/** The context of an attempt. */
interface Cause {
  readonly call: Call;
  readonly course: Course;
  /** The signals of the call, or of all requests that share its response. */
  readonly patience: Patience;
  /** The callers that wait for it. */
  readonly callers: CallerSet;
  /** Held by every client request that shares its response. */
  readonly documents: CallDocuments;
}

/**
 * The client of one upstream API, which applies the same policies to all calls: equal reads in
 * flight are coalesced, failed reads may be retried once, writes are never retried, and a bulkhead
 * and a circuit breaker protect a slow or failing upstream.
 */
export class UpstreamClient {
  readonly #settings: UpstreamClientSettings;
  readonly #failures: CallFailures;
  readonly #exchange: Exchange;
  readonly #reads: Containment;
  readonly #writes: Containment;
  readonly #budget = new RetryBudget();
  /** The name of the API, which is only known from its endpoints. */
  #api: string | undefined;

  constructor(settings: UpstreamClientSettings) {
    this.#settings = settings;
    this.#failures = new CallFailures(settings);
    this.#exchange = new Exchange(settings, this.#failures);
    this.#reads = new Containment(settings);
    this.#writes = new Containment(settings);
  }

  /**
   * @throws {UpstreamError} if the table does not contain the status, or if there was no response.
   */
  async call<T>(request: UpstreamRequest, table: ReplyTable<T>, call: Call): Promise<T> {
    const startedAt = performance.now();
    const first = request.attempt ?? 1;
    const course: Course = { attempts: first, shared: false };
    this.#api = request.endpoint.api;
    const tell = ({ status, code }: CallEnd) => {
      const ms = Math.round(performance.now() - startedAt);
      const { provider, observer } = this.#settings;
      const traced = { provider, endpoint: request.endpoint, status, ms, ...course };
      call.onCall?.(traced);
      observer?.observe({ ...traced, code, retries: Math.max(0, course.attempts - first) });
    };
    let answer: Answer<T>;
    try {
      answer = await this.#answer(request, table, call, course);
    } catch (error) {
      tell(endWithError(error));
      throw error;
    }
    tell(endWithAnswer(answer.status));
    return answer.value;
  }

  /** The current state, for metrics. */
  get state(): UpstreamState {
    const { provider } = this.#settings;
    const [read, write] = [this.#stateOf(this.#reads), this.#stateOf(this.#writes)];
    return { provider, api: this.#api, read, write };
  }

  /** @param probe makes a harmless read after writes have failed, so that no write is tried out. */
  probeBy(probe: (call: Call) => Promise<unknown>): void {
    this.#writes.recoverBy({
      // The probe is not retried here: if it fails, another one is planned.
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
      running: maxConcurrent - stats.freeSlots,
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
    // If the client disconnected before the call, nothing is sent.
    if (call.abandoned.aborted) throw this.#failures.notSent('OVERLOADED');
    if (method === 'GET') {
      return call.reads.run(provider, () => this.#share(request, table, call, course));
    }
    if (effect === 'read') return this.#readAlone(request, table, call, course);
    const { deadline, abandoned } = call;
    const patience: Patience = { deadline, abandoned, fence: currentFence() };
    const [callers, documents] = [new CallerSet(call.who), new CallDocuments()];
    call.documents.join(documents, mustBeKnown);
    sharedReads.forget();
    try {
      const cause: Cause = { call, course, patience, callers, documents };
      return await this.#attempt(this.#writes, request, table, cause);
    } finally {
      sharedReads.forget();
    }
  }

  /** Makes a read that is not shared, because it has a body. */
  async #readAlone<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Call,
    course: Course,
  ): Promise<Answer<T>> {
    const [callers, documents] = [new CallerSet(call.who), new CallDocuments()];
    const refused = new AbortController();
    call.documents.join(documents, () => refused.abort());
    const deadline = AbortSignal.any([call.deadline, refused.signal]);
    const patience: Patience = { deadline, abandoned: call.abandoned };
    const cause: Cause = { call, course, patience, callers, documents };
    try {
      return await this.#attempt(this.#reads, request, table, cause);
    } catch (error) {
      throw refused.signal.aborted ? this.#heldTooMuch(request) : error;
    }
  }

  async #share<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Call,
    course: Course,
  ): Promise<Answer<T>> {
    const { sharedReads } = this.#settings;
    // Each upstream client has one language and credential, except for a token, which its number
    // identifies.
    const { endpoint, ids, query, flag, isUrgent, token } = request;
    const key = JSON.stringify([call.rights, endpoint, ids, query, flag, isUrgent, token]);
    course.shared = sharedReads.isUnderWay(key);
    const signal = AbortSignal.any([call.deadline, call.abandoned]);
    // The request ended while this read was queued.
    if (signal.aborted && !course.shared) {
      course.attempts = 0;
      throw this.#failures.notSent('UPSTREAM_TIMEOUT', { detail: 'timed out in the queue' });
    }
    const toError = () => this.#failures.during('UPSTREAM_TIMEOUT', request, null);
    const toRefusal = () => this.#heldTooMuch(request);
    const reader = { signal, toError, toRefusal, caller: call.who, documents: call.documents };
    const { answer } = await sharedReads.join(key, reader, (nobodyWaits, callers, documents) => {
      const patience = { deadline: nobodyWaits, abandoned: nobodyWaits };
      const cause: Cause = { call, course, patience, callers, documents };
      return withRetry(() => this.#attempt(this.#reads, request, table, cause), {
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

  #heldTooMuch(request: UpstreamRequest): UpstreamError {
    const detail = 'large responses fill the memory';
    return this.#failures.during('OVERLOADED', request, null, { detail });
  }

  #attempt<T>(
    containment: Containment,
    request: UpstreamRequest,
    table: ReplyTable<T>,
    cause: Cause,
  ): Promise<Answer<T>> {
    const { provider, observer } = this.#settings;
    const attempt = { provider, request, number: cause.course.attempts };
    return makeAttempt(attempt, cause.call, observer, (named) =>
      this.#contain(containment, named, table, cause),
    );
  }

  async #contain<T>(
    containment: Containment,
    request: UpstreamRequest,
    table: ReplyTable<T>,
    { patience, callers, documents }: Cause,
  ): Promise<Answer<T>> {
    let verdict: Verdict = 'ill';
    const exchange = () =>
      this.#exchange.run(request, table, patience, documents, (told) => {
        verdict = told;
      });
    const signal = AbortSignal.any([patience.deadline, patience.abandoned]);
    try {
      return await containment.run(exchange, signal, () => verdict, callers);
    } catch (error) {
      throw error instanceof NotAdmitted ? this.#failures.ofContainment(error) : error;
    }
  }
}

/** Refuses nothing, because the response to a write is always decoded. */
function mustBeKnown(): void {}
