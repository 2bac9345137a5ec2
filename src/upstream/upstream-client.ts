import type { Call } from './call.ts';
import { CallFailures } from './call-failures.ts';
import { ContractMismatch } from './contract.ts';
import { Redactor } from './redaction.ts';
import type { UpstreamReply } from './reply.ts';
import type { SharedReads } from './shared-reads.ts';
import { Transport } from './transport.ts';
import { TransportError } from './transport-error.ts';
import { UpstreamError } from './upstream-error.ts';
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
  /** Sent in the query of every request: where a credential stands in the URL, no data source knows it. */
  readonly query?: Readonly<Record<string, string>>;
  /** Milliseconds for one call, from the first wait to the last byte. */
  readonly attemptMs: number;
  /** The same for a list. */
  readonly listAttemptMs: number;
  readonly connectMs: number;
  readonly maxConcurrent: number;
  /** Of an answer's body. */
  readonly maxBytes: number;
  /** Of a list's body. */
  readonly maxListBytes: number;
  /** PEM of the authorities to trust; absent: those of Node. */
  readonly ca?: string | undefined;
  /** The credential, in every form in which the upstream gets it. */
  readonly secrets: readonly string[];
  readonly badRequestProvesNothing: boolean;
  /** Of all the upstreams over the same users, as a write to one makes reads at another old. */
  readonly sharedReads: SharedReads;
}

/** The body of an answer, and what else a reader may want to know of it. */
export interface ReplyBody {
  readonly status: number;
  /** Whether it is a page in HTML: of a server in between, or of a login. No endpoint documents one. */
  readonly isPage: boolean;
  /** As sent. */
  readonly text: string;
  /** By its name in lower case; null where it is absent. */
  readonly header: (name: string) => string | null;
  /** Takes the credential and the secrets of this request out of what the upstream says of it. */
  readonly redact: (text: string) => string;
}

/**
 * What an endpoint documents: how to read the body for each status. All other statuses are errors.
 * A reader throws `ContractMismatch` where the body is not what is documented, and gives `undefined` where the
 * status is no different from an undocumented one after all.
 */
export type ReplyTable<T> = { readonly [status: number]: (body: ReplyBody) => T | undefined };

/** What came of one call. */
interface Answer<T> {
  readonly value: T;
  readonly status: number;
}

/**
 * The only door to one upstream API: one absolute deadline, one attempt, no redirect, a cap on the body, and no
 * error but `UpstreamError`. Equal reads under way are made once, whoever asks.
 */
export class UpstreamClient {
  readonly #settings: UpstreamClientSettings;
  readonly #defaults: RequestDefaults;
  readonly #transport: Transport;
  readonly #failures: CallFailures;

  constructor(settings: UpstreamClientSettings) {
    this.#settings = settings;
    this.#defaults = createRequestDefaults(settings);
    this.#transport = new Transport({ ...settings, origin: settings.baseUrl.origin });
    this.#failures = new CallFailures(settings);
  }

  /** @throws {UpstreamError} for every status that the table does not name, and where no answer came. */
  async call<T>(request: UpstreamRequest, table: ReplyTable<T>, call: Call): Promise<T> {
    const startedAt = performance.now();
    let shared = false;
    const onShared = () => {
      shared = true;
    };
    const tell = (status: number | null) =>
      call.trace?.({
        provider: this.#settings.provider,
        endpoint: request.endpoint,
        status,
        ms: Math.round(performance.now() - startedAt),
        attempts: request.attempt ?? 1,
        shared,
      });
    try {
      const { status, value } = await this.#answer(request, table, call, onShared);
      tell(status);
      return value;
    } catch (error) {
      tell(error instanceof UpstreamError ? error.httpStatus : null);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #answer<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Call,
    onShared: () => void,
  ): Promise<Answer<T>> {
    const { provider, sharedReads } = this.#settings;
    const { method, effect } = request.endpoint;
    // A caller who is gone before the call was sent gets none.
    if (call.abandoned.aborted) throw this.#failures.notSent('OVERLOADED');
    if (method === 'GET') {
      return call.reads.run(provider, () => this.#share(request, table, call, onShared));
    }
    if (effect === 'read') return this.#exchange(request, table, call);
    sharedReads.forget();
    try {
      return await this.#exchange(request, table, call);
    } finally {
      sharedReads.forget();
    }
  }

  async #share<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Call,
    onShared: () => void,
  ): Promise<Answer<T>> {
    const { sharedReads } = this.#settings;
    // Credential and language are the client's, and so the same for all; a token that was renewed is another attempt.
    const { endpoint, ids, query, flag, isUrgent, attempt } = request;
    const key = JSON.stringify([call.rights, endpoint, ids, query, flag, isUrgent, attempt]);
    if (sharedReads.isUnderWay(key)) onShared();
    const signal = AbortSignal.any([call.deadline, call.abandoned]);
    const toError = () => this.#failures.during('UPSTREAM_TIMEOUT', request, null);
    const { answer } = await sharedReads.join(key, { signal, toError }, (nobodyWaits) =>
      this.#exchange(request, table, { deadline: nobodyWaits, abandoned: nobodyWaits }),
    );
    return answer;
  }

  async #exchange<T>(
    request: UpstreamRequest,
    table: ReplyTable<T>,
    call: Pick<Call, 'deadline' | 'abandoned'>,
  ): Promise<Answer<T>> {
    const reply = await this.#send(request, call);
    const { status } = reply;
    const read = table[status];
    if (read === undefined) throw this.#failures.ofStatus(reply, request);
    const body = this.#toBody(reply, request);
    try {
      const value = read(body);
      if (value === undefined) throw this.#failures.ofStatus(reply, request);
      return { value, status };
    } catch (error) {
      if (!(error instanceof ContractMismatch)) throw error;
      // A status that is itself the answer stays it, however little can be read of the body.
      if (status >= 300) throw this.#failures.ofStatus(reply, request);
      throw this.#failures.during('UPSTREAM_CONTRACT', request, status, error.message);
    }
  }

  async #send(
    request: UpstreamRequest,
    { deadline, abandoned }: Pick<Call, 'deadline' | 'abandoned'>,
  ): Promise<UpstreamReply> {
    const { attemptMs, maxBytes, listAttemptMs, maxListBytes } = this.#settings;
    const { isList = false } = request.endpoint;
    const patienceMs = isList && request.isUrgent !== true ? listAttemptMs : attemptMs;
    const signal = AbortSignal.any([deadline, AbortSignal.timeout(patienceMs)]);
    try {
      const prepared = prepareRequest(request, this.#defaults);
      const patience = { signal, abandoned };
      return await this.#transport.send(prepared, patience, isList ? maxListBytes : maxBytes);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      throw this.#failures.ofTransport(error, request);
    }
  }

  /** @throws {UpstreamError} where a success came without a body that can be read. */
  #toBody(reply: UpstreamReply, request: UpstreamRequest): ReplyBody {
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
    return { status, isPage: contentType.includes('html'), text: text ?? '', header, redact };
  }
}
