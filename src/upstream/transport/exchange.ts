import { Deadline } from '../../request/deadline.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import { classifyOutcome, wasCancelled } from '../policies/classify-outcome.ts';
import { FencedError } from '../policies/write-fence.ts';
import { BodyBudget } from '../response/body-budget.ts';
import { ParsingAborted } from '../response/pause.ts';
import type { UpstreamResponse } from '../response/response.ts';
import { type InterpreterSettings, ResponseInterpreter } from '../response/response-interpreter.ts';
import type { StoredResponse } from '../response/response-recorder.ts';
import type { CallResult, UpstreamCall } from '../upstream-call.ts';
import { Transport } from './transport.ts';
import { TransportError } from './transport-error.ts';
import { RequestBuilder, type RequestCommon } from './upstream-request.ts';

export interface ExchangeSettings extends RequestCommon, InterpreterSettings {
  /** The timeout of one call from its start to the last byte, in ms. */
  readonly attemptMs: number;
  /** The timeout of a list, in ms. */
  readonly listAttemptMs: number;
  readonly connectMs: number;
  /** Maximum number of reads in flight, and of writes. */
  readonly maxConcurrent: number;
  /** Maximum size of a response body. */
  readonly maxBytes: number;
  /** Maximum size of the body of a list. */
  readonly maxListBytes: number;
  /** The trusted certificate authorities as PEM; if absent, those of Node. */
  readonly ca?: string | undefined;
}

/**
 * Makes one request and reads its response: one attempt, no redirect, a limited body, and
 * `UpstreamError` for every failure.
 */
export class Exchange {
  readonly #settings: ExchangeSettings;
  readonly #failures: UpstreamErrorFactory;
  readonly #requests: RequestBuilder;
  readonly #transport: Transport;
  readonly #interpreter: ResponseInterpreter;
  /**
   * The response to a write is decoded at once, so it does not wait for a read whose body waits to
   * be decoded.
   */
  readonly #budgets: { readonly read: BodyBudget; readonly write: BodyBudget };

  constructor(settings: ExchangeSettings, failures: UpstreamErrorFactory) {
    this.#settings = settings;
    this.#failures = failures;
    this.#requests = new RequestBuilder(settings);
    this.#transport = new Transport({
      origin: settings.baseUrl.origin,
      // Reads and writes have separate slots.
      connections: 2 * settings.maxConcurrent,
      connectMs: settings.connectMs,
      ca: settings.ca,
    });
    this.#interpreter = new ResponseInterpreter(settings, failures);
    this.#budgets = {
      read: new BodyBudget(2 * Math.max(settings.maxBytes, settings.maxListBytes)),
      write: new BodyBudget(2 * settings.maxBytes),
    };
  }

  /**
   * @throws {UpstreamError}
   * @throws {FencedError} if the request may not be sent any more.
   */
  async run<T>(call: UpstreamCall<T>): Promise<CallResult<T>> {
    const { request, handlers, cancellation, documents, onFailure, recorder } = call;
    const { attemptMs, listAttemptMs } = this.#settings;
    const hasListTime = request.endpoint.isList === true && request.useShortTimeout !== true;
    let timer: Deadline | undefined;
    let response: UpstreamResponse | undefined;
    try {
      await cancellation.fence?.check();
      timer = new Deadline(hasListTime ? listAttemptMs : attemptMs, cancellation.deadline);
      const { signal } = timer;
      response = await this.#send(call, signal);
      const decoding = { signal, documents, recorder };
      const value = await this.#interpreter.interpret(response, request, handlers, decoding);
      return { value, status: response.status };
    } catch (error) {
      if (error instanceof ParsingAborted) {
        // The upstream has responded: the time was spent in the queue of this process.
        onFailure?.('ignored', error);
        throw this.#failures.fromCode('UPSTREAM_TIMEOUT', request, response?.status ?? null);
      }
      const isCancelled = wasCancelled(error, cancellation) && timer?.isOver !== true;
      onFailure?.(isCancelled ? 'ignored' : classifyOutcome(error), error);
      throw error;
    } finally {
      timer?.cancel();
      response?.large?.lease.release();
    }
  }

  /**
   * Reads a response that a cache holds as if the upstream had just sent it.
   *
   * @throws if it cannot be read, for example because another release has stored it.
   */
  replay<T>(stored: StoredResponse, call: UpstreamCall<T>): Promise<T> {
    const header = (name: string) => stored.headers[name] ?? null;
    const response = { status: 200, header, text: '', large: null, bodyError: null, stored };
    const decoding = { signal: call.cancellation.deadline, documents: call.documents };
    return this.#interpreter.interpret(response, call.request, call.handlers, decoding);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #send(
    { request, cancellation, documents }: UpstreamCall<unknown>,
    signal: AbortSignal,
  ): Promise<UpstreamResponse> {
    const { clientDisconnected, fence } = cancellation;
    const { isList, effect } = request.endpoint;
    const maxBytes = isList === true ? this.#settings.maxListBytes : this.#settings.maxBytes;
    const limits = { maxBytes, budget: this.#budgets[effect], documents };
    try {
      const signals = { signal, clientDisconnected, fence };
      return await this.#transport.send(this.#requests.prepare(request), signals, limits);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (error.progress === 'queued' && fence?.isExpired() === true) throw new FencedError('lost');
      throw this.#failures.fromTransport(error, request);
    }
  }
}
