import type { Call } from './call.ts';
import { ContractMismatch } from './contract.ts';
import { Redactor } from './redaction.ts';
import type { UpstreamReply } from './reply.ts';
import { toStatusError } from './status-error.ts';
import { Transport } from './transport.ts';
import { type NoAnswer, TransportError } from './transport-error.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';
import {
  createRequestDefaults,
  prepareRequest,
  type RequestDefaults,
  type UpstreamRequest,
} from './upstream-request.ts';

export interface UpstreamClientSettings {
  /** The provider's key in the configuration: what errors call it. */
  readonly provider: string;
  readonly baseUrl: URL;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds for one call, from the first wait to the last byte. */
  readonly attemptMs: number;
  readonly connectMs: number;
  readonly maxConcurrent: number;
  /** Of an answer's body. */
  readonly maxBytes: number;
  /** PEM of the authorities to trust; absent: those of Node. */
  readonly ca?: string | undefined;
  /** The credential, in every form in which the upstream gets it. */
  readonly secrets: readonly string[];
  readonly badRequestProvesNothing: boolean;
}

/** The body of an answer, and what else a reader may want to know of it. */
export interface ReplyBody {
  readonly status: number;
  /** Whether it is a page in HTML: of a server in between, or of a login. No endpoint documents one. */
  readonly isPage: boolean;
  /** As sent. */
  readonly text: string;
  /** Takes the credential and the secrets of this request out of what the upstream says of it. */
  readonly redact: (text: string) => string;
}

/**
 * What an endpoint documents: how to read the body for each status. All other statuses are errors.
 * A reader throws `ContractMismatch` where the body is not what is documented, and gives `undefined` where the
 * status is no different from an undocumented one after all.
 */
export type ReplyTable<T> = { readonly [status: number]: (body: ReplyBody) => T | undefined };

/**
 * The only door to one upstream API: one absolute deadline, one attempt, no redirect, a cap on the body, and no
 * error but `UpstreamError`.
 */
export class UpstreamClient {
  readonly #settings: UpstreamClientSettings;
  readonly #defaults: RequestDefaults;
  readonly #transport: Transport;

  constructor(settings: UpstreamClientSettings) {
    this.#settings = settings;
    this.#defaults = createRequestDefaults(settings.baseUrl, settings.headers);
    this.#transport = new Transport({ ...settings, origin: settings.baseUrl.origin });
  }

  /** @throws {UpstreamError} for every status that the table does not name, and where no answer came. */
  async call<T>(request: UpstreamRequest, table: ReplyTable<T>, call: Call): Promise<T> {
    const reply = await this.#send(request, call);
    const read = table[reply.status];
    if (read === undefined) throw this.#statusError(reply, request);
    const body = this.#toBody(reply, request);
    try {
      const result = read(body);
      if (result === undefined) throw this.#statusError(reply, request);
      return result;
    } catch (error) {
      if (!(error instanceof ContractMismatch)) throw error;
      // A status that is itself the answer stays it, however little can be read of the body.
      if (reply.status >= 300) throw this.#statusError(reply, request);
      throw this.#error('UPSTREAM_CONTRACT', request, reply.status, error.message);
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #send(request: UpstreamRequest, call: Call): Promise<UpstreamReply> {
    const { attemptMs, maxBytes } = this.#settings;
    const clocks = [call.deadline, AbortSignal.timeout(attemptMs)];
    const isRead = request.effect === 'read';
    const signal = AbortSignal.any(isRead ? [...clocks, call.abandoned] : clocks);
    // A caller who is gone before the write was sent gets none.
    if (call.abandoned.aborted) throw this.#notSent('OVERLOADED');
    try {
      const prepared = prepareRequest(request, this.#defaults);
      return await this.#transport.send(prepared, { signal, abandoned: call.abandoned }, maxBytes);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      throw this.#toUpstreamError(error, request);
    }
  }

  #toUpstreamError({ progress, reason }: TransportError, request: UpstreamRequest): UpstreamError {
    if (progress === 'queued') {
      return reason === 'crowded'
        ? this.#notSent('OVERLOADED')
        : this.#notSent('UPSTREAM_UNREACHABLE', UNREACHABLE_DETAIL[reason]);
    }
    const isLate = reason === 'late' || reason === 'crowded';
    return this.#error(isLate ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_BROKEN', request, null);
  }

  /** @throws {UpstreamError} where a success came without a body that can be read. */
  #toBody(reply: UpstreamReply, request: UpstreamRequest): ReplyBody {
    const { status, contentType, text, unreadable } = reply;
    if (text === null && status < 300) {
      if (unreadable === 'late') throw this.#error('UPSTREAM_TIMEOUT', request, status);
      if (unreadable === 'cut') throw this.#error('UPSTREAM_BROKEN', request, status);
      const detail = unreadable === 'tooLarge' ? 'too large' : 'encoding';
      throw this.#error('UPSTREAM_CONTRACT', request, status, detail);
    }
    // Made where something is shown, which successes never come to.
    let redactor: Redactor | undefined;
    const redact = (said: string) => {
      redactor ??= new Redactor([...this.#settings.secrets, ...(request.secrets ?? [])]);
      return redactor.text(said);
    };
    return { status, isPage: contentType.includes('html'), text: text ?? '', redact };
  }

  #statusError(reply: UpstreamReply, { effect }: UpstreamRequest): UpstreamError {
    const { provider, badRequestProvesNothing } = this.#settings;
    return toStatusError(reply, { provider, effect, badRequestProvesNothing });
  }

  #notSent(code: UpstreamErrorCode, detail?: string): UpstreamError {
    return new UpstreamError({
      provider: this.#settings.provider,
      code,
      write: 'NOT_APPLIED',
      httpStatus: null,
      ...(detail !== undefined && { detail }),
    });
  }

  #error(
    code: UpstreamErrorCode,
    request: UpstreamRequest,
    httpStatus: number | null,
    detail?: string,
  ): UpstreamError {
    return new UpstreamError({
      provider: this.#settings.provider,
      code,
      write: request.effect === 'read' ? 'NOT_APPLIED' : 'UNKNOWN',
      httpStatus,
      ...(detail !== undefined && { detail }),
    });
  }
}

/** An operator's first question, in words that name no host. */
const UNREACHABLE_DETAIL: { readonly [Reason in Exclude<NoAnswer, 'crowded'>]: string } = {
  late: 'no connection in time',
  refused: 'connection refused',
  unknownHost: 'unknown host',
  untrusted: 'certificate not trusted',
  broken: 'connection failed',
};
