import { CallDocuments } from '../request/held-documents.ts';
import { createBackgroundContext, type RequestContext } from '../request/request-context.ts';
import { type CallOutcome, toFailedOutcome, toOutcome } from './errors/call-outcome.ts';
import { UpstreamError } from './errors/upstream-error.ts';
import { UpstreamErrorFactory } from './errors/upstream-error-factory.ts';
import type { ClassState, UpstreamObserver, UpstreamState } from './observer.ts';
import { CallerSet } from './policies/caller-set.ts';
import type { Outcome } from './policies/circuit-breaker.ts';
import { Isolation, type IsolationSettings } from './policies/isolation.ts';
import { RejectedError } from './policies/rejected-error.ts';
import { withRetry } from './policies/retry.ts';
import { RetryBudget } from './policies/retry-budget.ts';
import type { SingleFlight } from './policies/single-flight.ts';
import { traceAttempt } from './policies/trace-attempt.ts';
import { currentFence } from './policies/write-fence.ts';
import type { ResponseHandlers } from './response/response-handlers.ts';
import {
  type CallResult,
  type Cancellation,
  classifyOutcome,
  Exchange,
  type ExchangeSettings,
} from './transport/exchange.ts';
import type { UpstreamRequest } from './transport/upstream-request.ts';

export interface UpstreamClientSettings extends ExchangeSettings, IsolationSettings {
  readonly badRequestIsInconclusive: boolean;
  /**
   * Shared by all upstreams of the same users, because a write to one makes reads of another
   * outdated.
   */
  readonly singleFlight: SingleFlight;
  /** Called when a call has ended, whatever made it; absent if calls are not observed. */
  readonly observer?: UpstreamObserver;
}

/** The details of a call that are reported with its outcome. */
interface CallStats {
  attempts: number;
  shared: boolean;
}

/** The context of an attempt. */
interface AttemptContext {
  readonly call: RequestContext;
  readonly course: CallStats;
  /** The signals of the call, or of all requests that share its response. */
  readonly cancellation: Cancellation;
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
  readonly #failures: UpstreamErrorFactory;
  readonly #exchange: Exchange;
  readonly #reads: Isolation;
  readonly #writes: Isolation;
  readonly #budget = new RetryBudget();
  /** The name of the API, which is only known from its endpoints. */
  #api: string | undefined;

  constructor(settings: UpstreamClientSettings) {
    this.#settings = settings;
    this.#failures = new UpstreamErrorFactory(settings);
    this.#exchange = new Exchange(settings, this.#failures);
    this.#reads = new Isolation(settings);
    this.#writes = new Isolation(settings);
  }

  /**
   * @throws {UpstreamError} if the table does not contain the status, or if there was no response.
   */
  async call<T>(
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    call: RequestContext,
  ): Promise<T> {
    const startedAt = performance.now();
    const first = request.attempt ?? 1;
    const course: CallStats = { attempts: first, shared: false };
    this.#api = request.endpoint.api;
    const report = ({ status, code }: CallOutcome) => {
      const ms = Math.round(performance.now() - startedAt);
      const { provider, observer } = this.#settings;
      const traced = { provider, endpoint: request.endpoint, status, ms, ...course };
      call.onCall?.(traced);
      observer?.observe({ ...traced, code, retries: Math.max(0, course.attempts - first) });
    };
    let response: CallResult<T>;
    try {
      response = await this.#respond(request, table, call, course);
    } catch (caught) {
      const error = this.#isClosedByClient(caught, call)
        ? this.#failures.notSent('CLIENT_CLOSED_REQUEST')
        : caught;
      report(toFailedOutcome(error));
      throw error;
    }
    report(toOutcome(response.status));
    return response.value;
  }

  /** The current state, for metrics. */
  get state(): UpstreamState {
    const { provider } = this.#settings;
    const [read, write] = [this.#toClassState(this.#reads), this.#toClassState(this.#writes)];
    return { provider, api: this.#api, read, write };
  }

  /** @param probe makes a harmless read after writes have failed, so that no write is tried out. */
  setHealthProbe(probe: (call: RequestContext) => Promise<unknown>): void {
    this.#writes.setHealthProbe({
      // The probe is not retried here: if it fails, another one is planned.
      probe: () =>
        probe({ ...createBackgroundContext('probe'), msLeft: () => 0 }).then(
          () => 'well' as const,
          classifyOutcome,
        ),
    });
  }

  close(): Promise<void> {
    this.#reads.close();
    this.#writes.close();
    return this.#exchange.close();
  }

  /** Returns whether a call changed nothing and ended early only because its client disconnected. */
  #isClosedByClient(error: unknown, { clientDisconnected, deadline }: RequestContext): boolean {
    return (
      clientDisconnected.aborted &&
      !deadline.aborted &&
      error instanceof UpstreamError &&
      error.write === 'NOT_APPLIED' &&
      (error.code === 'OVERLOADED' || error.code === 'UPSTREAM_TIMEOUT')
    );
  }

  #toClassState({ stats }: Isolation): ClassState {
    const { maxConcurrent, maxWaiting } = this.#settings;
    return {
      breaker: stats.breaker,
      running: maxConcurrent - stats.availableSlots,
      waiting: maxWaiting - stats.availableQueueSlots,
    };
  }

  async #respond<T>(
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    call: RequestContext,
    course: CallStats,
  ): Promise<CallResult<T>> {
    const { provider, singleFlight } = this.#settings;
    const { method, effect } = request.endpoint;
    // If the client disconnected before the call, nothing is sent.
    if (call.clientDisconnected.aborted) throw this.#failures.notSent('CLIENT_CLOSED_REQUEST');
    if (method === 'GET') {
      return call.concurrency.run(provider, () => this.#coalesce(request, table, call, course));
    }
    if (effect === 'read') return this.#readUnshared(request, table, call, course);
    const { deadline, clientDisconnected } = call;
    const cancellation: Cancellation = {
      deadline,
      clientDisconnected,
      fence: currentFence(),
    };
    const [callers, documents] = [new CallerSet(call.callerId), new CallDocuments()];
    call.documents.join(documents, mustBeKnown);
    singleFlight.invalidate();
    try {
      const cause: AttemptContext = { call, course, cancellation, callers, documents };
      return await this.#attempt(this.#writes, request, table, cause);
    } finally {
      singleFlight.invalidate();
    }
  }

  /** Makes a read that is not shared, because it has a body. */
  async #readUnshared<T>(
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    call: RequestContext,
    course: CallStats,
  ): Promise<CallResult<T>> {
    const [callers, documents] = [new CallerSet(call.callerId), new CallDocuments()];
    const refused = new AbortController();
    call.documents.join(documents, () => refused.abort());
    const deadline = AbortSignal.any([call.deadline, refused.signal]);
    const cancellation: Cancellation = { deadline, clientDisconnected: call.clientDisconnected };
    const cause: AttemptContext = { call, course, cancellation, callers, documents };
    try {
      return await this.#attempt(this.#reads, request, table, cause);
    } catch (error) {
      throw refused.signal.aborted ? this.#tooManyDocuments(request) : error;
    }
  }

  async #coalesce<T>(
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    call: RequestContext,
    course: CallStats,
  ): Promise<CallResult<T>> {
    const { singleFlight } = this.#settings;
    // Each upstream client has one language and credential, except for a token, which its number
    // identifies.
    const { endpoint, ids, query, flag, useShortTimeout, token } = request;
    const key = JSON.stringify([
      call.accessFingerprint,
      endpoint,
      ids,
      query,
      flag,
      useShortTimeout,
      token,
    ]);
    course.shared = singleFlight.isInFlight(key);
    const signal = AbortSignal.any([call.deadline, call.clientDisconnected]);
    // The request ended while this read was queued.
    if (signal.aborted && !course.shared) {
      course.attempts = 0;
      throw this.#failures.notSent('UPSTREAM_TIMEOUT', { detail: 'timed out in the queue' });
    }
    const toError = () => this.#failures.fromCode('UPSTREAM_TIMEOUT', request, null);
    const createRejection = () => this.#tooManyDocuments(request);
    const reader = {
      signal,
      toError,
      createRejection,
      caller: call.callerId,
      documents: call.documents,
    };
    const { response } = await singleFlight.join(
      key,
      reader,
      (allWaitersGone, callers, documents) => {
        const cancellation = { deadline: allWaitersGone, clientDisconnected: allWaitersGone };
        const cause: AttemptContext = { call, course, cancellation, callers, documents };
        return withRetry(() => this.#attempt(this.#reads, request, table, cause), {
          budget: this.#budget,
          signal: allWaitersGone,
          msLeft: call.msLeft,
          onRetry: () => {
            course.attempts += 1;
          },
        });
      },
    );
    return response;
  }

  #tooManyDocuments(request: UpstreamRequest): UpstreamError {
    const detail = 'large responses fill the memory';
    return this.#failures.fromCode('OVERLOADED', request, null, { detail });
  }

  #attempt<T>(
    containment: Isolation,
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    cause: AttemptContext,
  ): Promise<CallResult<T>> {
    const { provider, observer } = this.#settings;
    const attempt = { provider, request, number: cause.course.attempts };
    return traceAttempt(attempt, cause.call, observer, (named) =>
      this.#isolate(containment, named, table, cause),
    );
  }

  async #isolate<T>(
    containment: Isolation,
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    { cancellation, callers, documents }: AttemptContext,
  ): Promise<CallResult<T>> {
    let verdict: Outcome = 'ill';
    const exchange = () =>
      this.#exchange.run(request, table, cancellation, documents, (reported) => {
        verdict = reported;
      });
    const signal = AbortSignal.any([cancellation.deadline, cancellation.clientDisconnected]);
    try {
      return await containment.run(exchange, signal, () => verdict, callers);
    } catch (error) {
      throw error instanceof RejectedError ? this.#failures.fromRejection(error) : error;
    }
  }
}

/** Refuses nothing, because the response to a write is always decoded. */
function mustBeKnown(): void {}
