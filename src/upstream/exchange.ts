import { BodyBudget } from './body-budget.ts';
import type { CallFailures } from './call-failures.ts';
import type { Verdict } from './circuit-breaker.ts';
import { ContractMismatch } from './contract.ts';
import type { CallDocuments } from './held-documents.ts';
import { LargeBody } from './large-body.ts';
import { ParsingAborted } from './pause.ts';
import { Redactor } from './redaction.ts';
import type { UpstreamReply } from './reply.ts';
import type { ReplyBody, ReplyTable } from './reply-table.ts';
import { Transport } from './transport.ts';
import { TransportError } from './transport-error.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';
import {
  createRequestDefaults,
  prepareRequest,
  type RequestCommon,
  type RequestDefaults,
  type UpstreamRequest,
} from './upstream-request.ts';
import { FencedError, type WriteFence } from './write-fence.ts';

export interface ExchangeSettings extends RequestCommon {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** Milliseconds for one call, from its beginning to the last byte. */
  readonly attemptMs: number;
  /** The same for a list. */
  readonly listAttemptMs: number;
  readonly connectMs: number;
  /** Of each class of calls. */
  readonly maxConcurrent: number;
  /** Of an answer's body. */
  readonly maxBytes: number;
  /** Of a list's body. */
  readonly maxListBytes: number;
  /** PEM of the authorities to trust; absent: those of Node. */
  readonly ca?: string | undefined;
  /** The credential, in every form in which the upstream gets it. */
  readonly secrets: readonly string[];
}

/** Who may end a call before its own time is over. */
export interface Patience {
  readonly deadline: AbortSignal;
  /** Keeps a call from beginning; one that has begun goes on. */
  readonly abandoned: AbortSignal;
  /** Asked right before the request leaves; absent: it needs no leave. */
  readonly fence?: WriteFence | undefined;
}

/** How the body of a response is decoded. */
interface Decoding {
  /** Fires when no caller waits for it any more. */
  readonly signal: AbortSignal;
  readonly documents: CallDocuments;
}

/** What came of one call. */
export interface Answer<T> {
  readonly value: T;
  readonly status: number;
}

/** One request and its answer: one attempt, no redirect, a cap on the body, and no error but `UpstreamError`. */
export class Exchange {
  readonly #settings: ExchangeSettings;
  readonly #failures: CallFailures;
  readonly #defaults: RequestDefaults;
  readonly #transport: Transport;
  readonly #budget: BodyBudget;

  constructor(settings: ExchangeSettings, failures: CallFailures) {
    this.#settings = settings;
    this.#failures = failures;
    this.#defaults = createRequestDefaults(settings);
    this.#transport = new Transport({
      origin: settings.baseUrl.origin,
      // Reads and writes have places of their own.
      connections: 2 * settings.maxConcurrent,
      connectMs: settings.connectMs,
      ca: settings.ca,
    });
    this.#budget = new BodyBudget(2 * Math.max(settings.maxBytes, settings.maxListBytes));
  }

  /**
   * @param onFailure told, before it throws, what the failure says of the upstream.
   * @throws {UpstreamError}, {FencedError} if the request may not be sent any more.
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
      reply = await this.#send(request, patience, ownTime);
      const signal = AbortSignal.any([patience.deadline, ownTime]);
      const value = await this.#read(reply, request, table, { signal, documents });
      return { value, status: reply.status };
    } catch (error) {
      if (error instanceof ParsingAborted) {
        // The upstream did its part: what took the time was the queue in this process.
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
  ): Promise<UpstreamReply> {
    const { maxBytes, maxListBytes } = this.#settings;
    try {
      return await this.#transport.send(
        prepareRequest(request, this.#defaults),
        { signal: AbortSignal.any([deadline, ownTime]), abandoned, fence },
        {
          maxBytes: request.endpoint.isList === true ? maxListBytes : maxBytes,
          budget: this.#budget,
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
      // A status that is itself the answer stays it, however little can be read of the body.
      if (status >= 300) throw this.#failures.ofStatus(reply, request);
      throw this.#failures.ofMismatch(error, request, status);
    }
  }

  /** @throws {UpstreamError} where a success came without a body that can be read. */
  #toBody(reply: UpstreamReply, request: UpstreamRequest, decoding: Decoding): ReplyBody {
    const { status, contentType, text, unreadable, header } = reply;
    if (unreadable !== null && status < 300) {
      throw this.#failures.ofUnreadable(unreadable, request, status);
    }
    // Made where something is shown, which successes never come to.
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

/** What speaks of an upstream in trouble. That it refuses is an answer like any other. */
const TROUBLE: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
  'UPSTREAM_FAILED',
  'UPSTREAM_BUSY',
  'UPSTREAM_CONTRACT',
]);

/** What a failure says of the upstream; nothing, where the call was not let through to it. */
export function verdictOf(error: unknown): Verdict {
  if (!(error instanceof UpstreamError)) return 'neither';
  if (error.code === 'CIRCUIT_OPEN' || error.code === 'OVERLOADED') return 'neither';
  // It is one record that is wrong: whoever asks for it again and again must not keep the others out.
  if (error.hasDocument) return 'well';
  return TROUBLE.has(error.code) ? 'ill' : 'well';
}

/** Whether whoever waited ended the call: then the upstream may be as well as ever. A status is its own word. */
function wasGivenUp(error: unknown, { deadline, abandoned }: Patience): boolean {
  const hasAnswered = error instanceof UpstreamError && error.httpStatus !== null;
  return !hasAnswered && (deadline.aborted || abandoned.aborted);
}
