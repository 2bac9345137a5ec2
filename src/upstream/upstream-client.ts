import { setTimeout as sleep } from 'node:timers/promises';
import { CallDocuments } from '../request/held-documents.ts';
import { createBackgroundContext, type RequestContext } from '../request/request-context.ts';
import type { StatusRules } from './errors/status-error.ts';
import { UpstreamError } from './errors/upstream-error.ts';
import { UpstreamErrorFactory } from './errors/upstream-error-factory.ts';
import type { BreakerChange, UpstreamState } from './observer.ts';
import type { BudgetState } from './policies/budget-state.ts';
import type { CallClass } from './policies/call-class.ts';
import { CallerSet } from './policies/caller-set.ts';
import { classifyOutcome, wasRefusedByBudget } from './policies/classify-outcome.ts';
import { coalesce, invalidateReads } from './policies/coalesce.ts';
import { Cooldown } from './policies/cooldown.ts';
import { holdDocuments } from './policies/hold-documents.ts';
import { Isolation, type IsolationSettings, isolate } from './policies/isolation.ts';
import { limitRate } from './policies/limit-rate.ts';
import { type BudgetSettings, RateBudget } from './policies/rate-budget.ts';
import { cacheReads } from './policies/read-cache.ts';
import { rejectDisconnected } from './policies/reject-disconnected.ts';
import type { ReplicaReads } from './policies/replicas.ts';
import { reportCall, traceAttempt } from './policies/report-call.ts';
import { RetryBudget, retryOnce } from './policies/retry.ts';
import type { SingleFlight } from './policies/single-flight.ts';
import { TokenBucket } from './policies/token-bucket.ts';
import { currentFence } from './policies/write-fence.ts';
import type { ResponseHandlers } from './response/response-handlers.ts';
import { Exchange, type ExchangeSettings } from './transport/exchange.ts';
import type { UpstreamRequest } from './transport/upstream-request.ts';
import type { Policy, Send } from './upstream-call.ts';

export interface UpstreamClientSettings extends ExchangeSettings, IsolationSettings, StatusRules {
  /**
   * Shared by all upstreams of the same users, because a write to one makes reads of another
   * outdated.
   */
  readonly singleFlight: SingleFlight;
  /** The name of the API for people, such as `VMS Admin API`; if absent, it is known after the first call. */
  readonly api?: string | undefined;
  /** If absent, only the pauses that the provider asks for apply. */
  readonly budget?: BudgetSettings | undefined;
  /** If absent, it begins with the client. */
  readonly budgetState?: BudgetState | undefined;
  /** What replicas share about reads; absent if there is one process. */
  readonly replicas?: ReplicaReads | undefined;
}

const PAUSES_ONLY: BudgetSettings = { bulkShare: 1, replicas: 1, maxRetryAfterSeconds: 60 };

/**
 * The client of one upstream API, which applies the same policies to all calls: equal reads in
 * flight are coalesced, failed reads may be retried once, writes are never retried, a budget limits
 * the rate, and a bulkhead and a circuit breaker protect a slow or failing upstream.
 */
export class UpstreamClient {
  readonly #settings: UpstreamClientSettings;
  readonly #exchange: Exchange;
  readonly #reads: Isolation;
  readonly #writes: Isolation;
  readonly #budget: RateBudget;
  readonly #read: Send;
  /** Makes reads with a body, which are neither shared nor retried. */
  readonly #readWithBody: Send;
  readonly #write: Send;
  /** The name of the API, which is only known from its endpoints. */
  #api: string | undefined;

  constructor(settings: UpstreamClientSettings) {
    const { provider, observer, singleFlight, replicas } = settings;
    const failures = new UpstreamErrorFactory(settings);
    this.#settings = settings;
    this.#exchange = new Exchange(settings, failures);
    this.#reads = new Isolation(settings, this.#reportBreaker('read'));
    this.#writes = new Isolation(settings, this.#reportBreaker('write'));
    this.#budget = this.#createBudget();
    const send: Send = this.#exchange.run.bind(this.#exchange);

    // The first policy of each list is the outermost one.
    const always = [reportCall(provider, observer), rejectDisconnected(failures)];
    const limitReads: Policy = (next) => (call) =>
      call.context.concurrency.run(provider, () => next(call));
    const trace = traceAttempt(provider, observer);
    const budget = this.#budget;
    const limit = (callClass: CallClass) => limitRate(budget, callClass, failures);
    const pauseAfter = (callClass: CallClass) => (error: unknown) =>
      budget.pauseAfter(error, callClass);
    const isolateReads = isolate(this.#reads, failures, pauseAfter('read'));
    const isolateWrites = isolate(this.#writes, failures, pauseAfter('write'));
    const sendReads = [trace, limit('read'), isolateReads];
    const sendWrites = [trace, limit('write'), isolateWrites];
    const share = coalesce(singleFlight, failures, replicas?.cache !== undefined);
    const cache = cacheReads(replicas?.cache, this.#exchange);
    const retry = retryOnce(new RetryBudget());
    const hold = holdDocuments(failures);
    const invalidate = invalidateReads(singleFlight, replicas?.announceWrite);
    this.#read = compose([...always, limitReads, share, cache, retry, ...sendReads], send);
    this.#readWithBody = compose([...always, hold, ...sendReads], send);
    this.#write = compose([...always, hold, invalidate, ...sendWrites], send);
  }

  /**
   * @param handlers the statuses that the endpoint documents.
   * @throws {UpstreamError} if the status is not documented, or if there was no response.
   */
  async call<T>(
    request: UpstreamRequest,
    handlers: ResponseHandlers<T>,
    context: RequestContext,
  ): Promise<T> {
    this.#api = request.endpoint.api;
    const { method, effect } = request.endpoint;
    const sendBody = effect === 'read' ? this.#readWithBody : this.#write;
    const send = method === 'GET' ? this.#read : sendBody;
    const { deadline, clientDisconnected } = context;
    const { value } = await send({
      request,
      handlers,
      context,
      stats: { attempts: request.attempt ?? 1, shared: false },
      cancellation: {
        deadline,
        clientDisconnected,
        // Only writes are fenced.
        fence: effect === 'write' ? currentFence() : undefined,
      },
      callers: new CallerSet(context.callerId),
      documents: new CallDocuments(),
    });
    return value;
  }

  /** The current state, for metrics. */
  get state(): UpstreamState {
    const { provider, api: name } = this.#settings;
    const read = { ...this.#reads.state, rate: this.#budget.getState('read') };
    const write = { ...this.#writes.state, rate: this.#budget.getState('write') };
    return { provider, name: this.#api ?? name, api: this.#api, read, write };
  }

  /** @param probe makes a harmless read, which shows whether the upstream works when calls fail. */
  setHealthProbe(probe: (context: RequestContext) => Promise<unknown>): void {
    const run = () =>
      // The probe is not retried here: if it fails, another one is planned.
      probe({ ...createBackgroundContext('probe'), isHealthProbe: true, msLeft: () => 0 }).then(
        () => 'success' as const,
        async (error) => {
          await waitForBudget(error);
          return classifyOutcome(error);
        },
      );
    this.#reads.setHealthProbe(run, false);
    this.#writes.setHealthProbe(run);
  }

  /** Returns a function that reports a change of the circuit breaker of one class of calls. */
  #reportBreaker(callClass: CallClass) {
    return (state: BreakerChange['state'], failure?: unknown) => {
      const { provider, observer } = this.#settings;
      const cause =
        failure instanceof UpstreamError
          ? { code: failure.code, status: failure.httpStatus, reason: failure.message }
          : {};
      observer?.observeBreaker?.({ provider, api: this.#api, callClass, state, ...cause });
    };
  }

  #createBudget(): RateBudget {
    const { budget = PAUSES_ONLY, budgetState, maxConcurrent, maxWaiting } = this.#settings;
    const state = budgetState ?? { cooldown: new Cooldown(), bucket: new TokenBucket() };
    const isolations = { read: this.#reads, write: this.#writes };
    const rejection = (callClass: CallClass) => isolations[callClass].rejection;
    return new RateBudget(budget, state, { maxConcurrent, maxWaiting, rejection });
  }

  close(): Promise<void> {
    this.#reads.close();
    this.#writes.close();
    this.#budget.close();
    return this.#exchange.close();
  }
}

/** Waits until the budget may let a probe through that it has refused, as an inconclusive one is repeated soon. */
async function waitForBudget(error: unknown): Promise<void> {
  if (!(error instanceof UpstreamError) || !wasRefusedByBudget(error)) return;
  await sleep((error.afterSeconds ?? 1) * 1000, undefined, { ref: false });
}

/** Returns a function that makes calls by `send` under all policies, the first one outermost. */
const compose = (policies: readonly Policy[], send: Send): Send =>
  policies.reduceRight((next, policy) => policy(next), send);
