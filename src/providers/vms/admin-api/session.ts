import type { RequestContext } from '../../../request/request-context.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { ResponseHandlers } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamRequest } from '../../../upstream/transport/upstream-request.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import type { SessionToken, SharedSession } from '../../contract/shared-session.ts';

interface NumberedToken extends SessionToken {
  /** Distinguishes the token from earlier ones without revealing its value. */
  readonly number: number;
}

/** How long a rejected sign-in is not repeated: repeated attempts may lock the account. */
const REJECTION_MS = 30_000;

/**
 * Sends requests to the Admin API with a token, which is redacted from every text. Signs in if there is no token, if it is about to expire and once after a 401. At most
 * one sign-in is in flight, in all replicas that share the session. The Admin API documents no refresh (docs/providers/vms.md section 4).
 */
export class AdminSession {
  readonly #provider: string;
  readonly #client: UpstreamClient;
  readonly #signIn: (request: RequestContext) => Promise<SessionToken>;
  readonly #shared: SharedSession;
  #token: NumberedToken | undefined;
  /** The value of the last token that was rejected with 401. */
  #rejected: string | undefined;
  /** The number of successful sign-ins so far. */
  #signIns = 0;
  #signingIn: Promise<NumberedToken> | undefined;
  /** `until` uses the monotonic clock: a wall clock set back by a day would keep the rejection for a day. */
  #rejection: { readonly error: UpstreamError; readonly until: number } | undefined;

  /**
   * @param signIn has a time limit of its own, as callers with different deadlines share it. It receives the call that
   * needed the token first.
   * @param shared what replicas of the gateway share of the session.
   */
  constructor(
    provider: string,
    client: UpstreamClient,
    signIn: (request: RequestContext) => Promise<SessionToken>,
    shared: SharedSession,
  ) {
    this.#provider = provider;
    this.#client = client;
    this.#signIn = signIn;
    this.#shared = shared;
  }

  /**
   * Makes a call with a token. A 401 proves that nothing was applied, so the call, even of a write, is then made once
   * more with a new token.
   *
   * @throws {UpstreamError} as `UpstreamClient.call`, and if signing in failed: then nothing was sent.
   */
  async call<T>(
    request: UpstreamRequest,
    handlers: ResponseHandlers<T>,
    context: RequestContext,
  ): Promise<T> {
    const send = ({ value, number, isConfigured = false }: NumberedToken, attempt: number) => {
      const headers = { authorization: `Bearer ${value}` };
      const secrets = [value, ...(request.secrets ?? [])];
      const sent = {
        ...{ ...request, token: number, headers, secrets },
        // The rejection of a token that cannot be renewed is final.
        ...(!isConfigured && { attempt }),
      };
      return this.#client.call(sent, handlers, context);
    };
    const token = await this.#currentToken(context);
    try {
      return await send(token, 1);
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      // Another request may have signed in meanwhile: its token is new enough.
      if (this.#token === token) {
        this.#token = undefined;
        this.#rejected = token.value;
      }
      const fresh = await this.#currentToken(context);
      // A configured token does not change, so a second attempt is useless.
      if (fresh.value === token.value) throw error;
      return send(fresh, 2);
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #currentToken(request: RequestContext): Promise<NumberedToken> {
    const token = this.#token;
    if (token !== undefined && Date.now() < (token.renewAt ?? Number.POSITIVE_INFINITY)) {
      return Promise.resolve(token);
    }
    if (this.#rejection !== undefined && performance.now() < this.#rejection.until) {
      return Promise.reject(this.#rejection.error);
    }
    this.#signingIn ??= this.#renew(request);
    return this.#orWhenStopped(this.#signingIn, request);
  }

  async #renew(request: RequestContext): Promise<NumberedToken> {
    try {
      const token = await this.#shared.getToken(this.#rejected, () => this.#signIn(request));
      this.#signIns += 1;
      this.#token = { ...token, number: this.#signIns };
      this.#rejection = undefined;
      return this.#token;
    } catch (error) {
      if (isUnauthenticated(error)) {
        this.#rejection = { error, until: performance.now() + REJECTION_MS };
      }
      throw error;
    } finally {
      this.#signingIn = undefined;
    }
  }

  /** Waits for the shared sign-in. Stops waiting at the deadline or disconnect of this caller; others still wait. */
  #orWhenStopped(
    signingIn: Promise<NumberedToken>,
    request: RequestContext,
  ): Promise<NumberedToken> {
    const { promise, resolve, reject } = Promise.withResolvers<NumberedToken>();
    const stopped = AbortSignal.any([request.deadline, request.clientDisconnected]);
    const stop = () =>
      reject(
        new UpstreamError({
          provider: this.#provider,
          code: 'UPSTREAM_UNREACHABLE',
          write: 'NOT_APPLIED',
          httpStatus: null,
        }),
      );
    if (stopped.aborted) stop();
    stopped.addEventListener('abort', stop, { once: true });
    signingIn.then(resolve, reject).finally(() => stopped.removeEventListener('abort', stop));
    return promise;
  }
}

const isUnauthenticated = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && error.code === 'UPSTREAM_UNAUTHENTICATED';
