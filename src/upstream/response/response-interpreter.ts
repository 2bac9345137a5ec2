import { Redactor } from '../errors/redaction.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { UpstreamObserver } from '../observer.ts';
import type { UpstreamRequest } from '../transport/upstream-request.ts';
import { ContractMismatch } from './contract.ts';
import { type Decoding, LargeBody } from './large-body.ts';
import type { UpstreamResponse } from './response.ts';
import type { ResponseBody, ResponseHandlers } from './response-handlers.ts';

export interface InterpreterSettings {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The credential, in every form in which the upstream receives it. */
  readonly secrets: readonly string[];
  /** Called with what happens to every call, whatever made it; absent if calls are not observed. */
  readonly observer?: UpstreamObserver;
}

/** Turns the responses of one upstream into what the handlers of their endpoints return. */
export class ResponseInterpreter {
  readonly #settings: InterpreterSettings;
  readonly #failures: UpstreamErrorFactory;

  constructor(settings: InterpreterSettings, failures: UpstreamErrorFactory) {
    this.#settings = settings;
    this.#failures = failures;
  }

  /** @throws {UpstreamError} if the status or the body is not as documented. */
  async interpret<T>(
    response: UpstreamResponse,
    request: UpstreamRequest,
    handlers: ResponseHandlers<T>,
    decoding: Decoding,
  ): Promise<T> {
    const { status } = response;
    const handle = handlers[status];
    if (handle === undefined) throw this.#failures.fromStatus(response, request);
    const body = this.#toBody(response, request, decoding);
    try {
      const value = await handle(body);
      if (value === undefined) throw this.#failures.fromStatus(response, request);
      return value;
    } catch (error) {
      if (!(error instanceof ContractMismatch)) throw error;
      // An error status keeps its meaning, even if its body cannot be read.
      if (status >= 300) throw this.#failures.fromStatus(response, request);
      this.#reportDeparture(error, request);
      throw this.#failures.fromMismatch(error, request, status);
    }
  }

  #reportDeparture({ path, message }: ContractMismatch, { endpoint }: UpstreamRequest): void {
    const { provider, observer } = this.#settings;
    observer?.observeDeparture?.({ provider, endpoint, path, detail: message });
  }

  /** @throws {UpstreamError} if the body of a success cannot be read. */
  #toBody(response: UpstreamResponse, request: UpstreamRequest, decoding: Decoding): ResponseBody {
    const { status, text, bodyError, header, stored } = response;
    if (bodyError !== null && status < 300) {
      throw this.#failures.fromBodyError(bodyError, request, status);
    }
    // Created when a text is shown, which no success needs.
    let redactor: Redactor | undefined;
    const redact = (shown: string) => {
      redactor ??= new Redactor([...this.#settings.secrets, ...(request.secrets ?? [])]);
      return redactor.text(shown);
    };
    const large =
      response.large &&
      new LargeBody({
        ...response.large,
        ...decoding,
        provider: this.#settings.provider,
        isWrite: request.endpoint.effect === 'write',
      });
    const toFieldError = (mismatch: ContractMismatch) => {
      this.#reportDeparture(mismatch, request);
      return this.#failures.fromUnreadableValue(mismatch, request, status);
    };
    const isHtml = header('content-type')?.toLowerCase().includes('html') ?? false;
    const { recorder } = decoding;
    return {
      status,
      isHtml,
      text: text ?? '',
      large,
      header: recorder?.watch(header) ?? header,
      redact,
      toFieldError,
      stored,
      recorder,
    };
  }
}
