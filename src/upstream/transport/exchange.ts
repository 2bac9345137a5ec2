import { BodyBudget } from '../response/body-budget.ts';
import type { CallFailures } from '../errors/upstream-error-factory.ts';
import type { Verdict } from '../policies/circuit-breaker.ts';
import { ContractMismatch } from '../response/contract.ts';
import type { CallDocuments } from '../../request/held-documents.ts';
import { LargeBody } from '../response/large-body.ts';
import { ParsingAborted } from '../response/pause.ts';
import { Redactor } from '../errors/redaction.ts';
import type { UpstreamReply } from '../response/response.ts';
import type { ReplyBody, ReplyTable } from '../response/response-handlers.ts';
import { Transport } from './transport.ts';
import { TransportError } from './transport-error.ts';
import { UpstreamError, type UpstreamErrorCode } from '../errors/upstream-error.ts';
import {
  createRequestDefaults,
  prepareRequest,
  type RequestCommon,
  type RequestDefaults,
  type UpstreamRequest,
} from './upstream-request.ts';
import { FencedError, type WriteFence } from '../policies/write-fence.ts';

export interface ExchangeSettings extends RequestCommon {
  /** The provider's key in the configuration. */
  readonly provider: string;
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
  /** The credential, in every form in which the upstream receives it. */
  readonly secrets: readonly string[];
}

/** The signals that may end a call before its own timeout. */
export interface Patience {
  readonly deadline: AbortSignal;
  /** Stops a call that has not started. One that has started continues. */
  readonly abandoned: AbortSignal;
  /** Checked right before the request is sent; absent if there is nothing to check. */
  readonly fence?: WriteFence | undefined;
}

/** How the body of a response is decoded. */
interface Decoding {
  /** Fires when no caller waits for it any more. */
  readonly signal: AbortSignal;
  readonly documents: CallDocuments;
}

/** The result of one call. */
export interface Answer<T> {
  readonly value: T;
  readonly status: number;
}

/**
 * Makes one request and reads its response: one attempt, no redirect, a limited body, and
 * `UpstreamError` for every failure.
 */
export class Exchange {
  readonly #settings: ExchangeSettings;
  readonly #failures: CallFailures;
  readonly #defaults: RequestDefaults;
  readonly #transport: Transport;
  readonly #readBudget: BodyBudget;
  /**
   * The response to a write is decoded at once, so it does not wait for a read whose body waits to
   * be decoded.
   */
  readonly #writeBudget: BodyBudget;

  constructor(settings: ExchangeSettings, failures: CallFailures) {
    this.#settings = settings;
    this.#failures = failures;
    this.#defaults = createRequestDefaults(settings);
    this.#transport = new Transport({
      origin: settings.baseUrl.origin,
      // Reads and writes have separate slots.
      connections: 2 * settings.maxConcurrent,
      connectMs: settings.connectMs,
      ca: settings.ca,
    });
    this.#readBudget = new BodyBudget(2 * Math.max(settings.maxBytes, settings.maxListBytes));
    this.#writeBudget = new BodyBudget(2 * settings.maxBytes);
  }

  /**
   * @param onFailure called before it throws, with what the failure shows about the upstream.
   * @throws {UpstreamError}
   * @throws {FencedError} if the request may not be sent any more.
   */
  async run<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    patience: Patience,
    documents: CallDocuments,
    onFailure: (verdict: Verdict) => void,
  ): Promise<Answer<T>> {
    try {
      await patience.fence?.check();
    } catch (error) {
      onFailure('neither');
      throw error;
    }
    const ownTime = AbortSignal.timeout(this.#timeFor(request));
    let reply: UpstreamReply | undefined;
    try {
      reply = await this.#send(request, patience, ownTime, documents);
      const signal = AbortSignal.any([patience.deadline, ownTime]);
      const value = await this.#read(reply, request, table, { signal, documents });
      return { value, status: reply.status };
    } catch (error) {
      if (error instanceof ParsingAborted) {
        // The upstream has responded: the time was spent in the queue of this process.
        onFailure('neither');
        throw this.#failures.during('UPSTREAM_TIMEOUT', request, reply?.status ?? null);
      }
      onFailure(wasGivenUp(error, patience) && !ownTime.aborted ? 'neither' : verdictOf(error));
      throw error;
    } finally {
      reply?.large?.lease.release();
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #timeFor({ endpoint, isUrgent }: UpstreamRequest): number {
    const { attemptMs, listAttemptMs } = this.#settings;
    return endpoint.isList === true && isUrgent !== true ? listAttemptMs : attemptMs;
  }

  async #send(
    request: UpstreamRequest,
    { deadline, abandoned, fence }: Patience,
    ownTime: AbortSignal,
    documents: CallDocuments,
  ): Promise<UpstreamReply> {
    const { maxBytes, maxListBytes } = this.#settings;
    try {
      return await this.#transport.send(
        prepareRequest(request, this.#defaults),
        { signal: AbortSignal.any([deadline, ownTime]), abandoned, fence },
        {
          maxBytes: request.endpoint.isList === true ? maxListBytes : maxBytes,
          budget: request.endpoint.effect === 'write' ? this.#writeBudget : this.#readBudget,
          documents,
        },
      );
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (error.progress === 'queued' && fence?.isExpired() === true) throw new FencedError('lost');
      throw this.#failures.ofTransport(error, request);
    }
  }

  async #read<T>(
    reply: UpstreamReply,
    request: UpstreamRequest,
    table: ReplyTable<T>,
    decoding: Decoding,
  ): Promise<T> {
    const { status } = reply;
    const read = table[status];
    if (read === undefined) throw this.#failures.ofStatus(reply, request);
    const body = this.#toBody(reply, request, decoding);
    try {
      const value = await read(body);
      if (value === undefined) throw this.#failures.ofStatus(reply, request);
      return value;
    } catch (error) {
      if (!(error instanceof ContractMismatch)) throw error;
      // An error status keeps its meaning, even if its body cannot be read.
      if (status >= 300) throw this.#failures.ofStatus(reply, request);
      throw this.#failures.ofMismatch(error, request, status);
    }
  }

  /** @throws {UpstreamError} if the body of a success cannot be read. */
  #toBody(reply: UpstreamReply, request: UpstreamRequest, decoding: Decoding): ReplyBody {
    const { status, contentType, text, unreadable, header } = reply;
    if (unreadable !== null && status < 300) {
      throw this.#failures.ofUnreadable(unreadable, request, status);
    }
    // Created when a text is shown, which no success needs.
    let redactor: Redactor | undefined;
    const redact = (said: string) => {
      redactor ??= new Redactor([...this.#settings.secrets, ...(request.secrets ?? [])]);
      return redactor.text(said);
    };
    const large =
      reply.large &&
      new LargeBody({
        ...reply.large,
        ...decoding,
        provider: this.#settings.provider,
        isWrite: request.endpoint.effect === 'write',
      });
    return {
      status,
      isPage: contentType.includes('html'),
      text: text ?? '',
      large,
      header,
      redact,
    };
  }
}

/** The codes that show that an upstream is failing. A refusal is a response like any other. */
const TROUBLE: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
  'UPSTREAM_FAILED',
  'UPSTREAM_BUSY',
  'UPSTREAM_CONTRACT',
]);

/**
 * Returns what a failure shows about the upstream: nothing, if the call was not let through to it.
 */
export function verdictOf(error: unknown): Verdict {
  if (!(error instanceof UpstreamError)) return 'neither';
  if (error.code === 'CIRCUIT_OPEN' || error.code === 'OVERLOADED') return 'neither';
  // Only one record is wrong. Repeated requests for it must not block the requests for others.
  if (error.hasDocument) return 'well';
  return TROUBLE.has(error.code) ? 'ill' : 'well';
}

/**
 * Returns whether the caller ended the call, so that it shows nothing about the upstream. A
 * response always does.
 */
function wasGivenUp(error: unknown, { deadline, abandoned }: Patience): boolean {
  const hasAnswered = error instanceof UpstreamError && error.httpStatus !== null;
  return !hasAnswered && (deadline.aborted || abandoned.aborted);
}
