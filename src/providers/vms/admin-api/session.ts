import type { RequestContext } from '../../../request/request-context.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { ResponseHandlers } from '../../../upstream/response/response-handlers.ts';
import type { UpstreamRequest } from '../../../upstream/transport/upstream-request.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import type { SessionToken, SharedSession } from '../../contract/shared-session.ts';
import { ADMIN_ENDPOINTS } from '../endpoints.ts';
import { RefusedTargets } from './refused-targets.ts';

interface NumberedToken extends SessionToken {
  /** Distinguishes the token from earlier ones without revealing its value. */
  readonly number: number;
}

/** How long a rejected sign-in is not repeated: repeated attempts may lock the account. */
const REJECTION_MS = 30_000;

/**
 * Sends requests to the Admin API with a token, which is redacted from every text. Signs in if there is no token, if it is about to expire and once after a 401. The old
 * token is used until a sign-in has succeeded, as the 401 may be due to one record. At most one sign-in is in flight, in all replicas that share the session. The Admin API documents no refresh (docs/providers/vms.md section 4).
 */
export class AdminSession {
  readonly #provider: string;
  readonly #client: UpstreamClient;
  readonly #signIn: (request: RequestContext) => Promise<SessionToken>;
  readonly #shared: SharedSession;
  readonly #refused = new RefusedTargets();
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
   * more with a new token, unless the API accepts the token for other requests.
   *
   * @throws {UpstreamError} as `UpstreamClient.call`, and if signing in failed: then nothing was applied.
   */
  async call<T>(
    request: UpstreamRequest,
    handlers: ResponseHandlers<T>,
    context: RequestContext,
  ): Promise<T> {
    const token = await this.#currentToken(context);
    // A rejection that a new token is not likely to change is final, and reported as such.
    const isFinal = token.isConfigured === true || this.#refused.isSuspect(request);
    const first = isFinal ? request : { ...request, attempt: 1 };
    try {
      return await this.#send(token, first, handlers, context);
    } catch (error) {
      if (!isUnauthenticated(error) || token.isConfigured === true) throw error;
      const fresh = await this.#replace(token, request, context);
      if (fresh === undefined) throw error;
      try {
        return await this.#send(fresh, { ...request, attempt: 2 }, handlers, context);
      } catch (again) {
        if (isUnauthenticated(again)) this.#refused.note(request);
        throw again;
      }
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #send<T>(
    { value, number }: NumberedToken,
    request: UpstreamRequest,
    handlers: ResponseHandlers<T>,
    context: RequestContext,
  ): Promise<T> {
    const headers = { authorization: `Bearer ${value}` };
    const secrets = [value, ...(request.secrets ?? [])];
    return this.#client.call({ ...request, token: number, headers, secrets }, handlers, context);
  }

  async #currentToken(context: RequestContext): Promise<NumberedToken> {
    const token = this.#token;
    const isDue = token === undefined || Date.now() >= (token.renewAt ?? Number.POSITIVE_INFINITY);
    if (isDue) return this.#newToken(context);
    if (this.#signingIn === undefined) return token;
    // Another request was rejected. The token is good if only its record was.
    return this.#newToken(context).catch(() => token);
  }

  /**
   * Returns a token for a request that was rejected with another one.
   *
   * @returns undefined if there is none that is worth trying.
   */
  async #replace(
    token: NumberedToken,
    request: UpstreamRequest,
    context: RequestContext,
  ): Promise<NumberedToken | undefined> {
    const isUntested = this.#signingIn === undefined && this.#token === token;
    if (isUntested && this.#refused.isSuspect(request)) {
      if (await this.#isAccepted(token, request, context)) {
        this.#refused.note(request);
        return undefined;
      }
    }
    try {
      // Another request may have signed in meanwhile: its token is new enough.
      if (this.#token === token) this.#rejected = token.value;
      const fresh = await (this.#token === token
        ? this.#newToken(context)
        : this.#currentToken(context));
      if (fresh.value !== token.value) return fresh;
    } catch (error) {
      this.#refused.note(request);
      throw error;
    }
    this.#refused.note(request);
    return undefined;
  }

  /** Returns whether the API accepts the token for another request than this one. */
  async #isAccepted(
    token: NumberedToken,
    { endpoint }: UpstreamRequest,
    context: RequestContext,
  ): Promise<boolean> {
    const other = endpoint === ADMIN_ENDPOINTS.listRoles ? 'listUsers' : 'listRoles';
    const test = {
      endpoint: ADMIN_ENDPOINTS[other],
      query: { page: '1', per_page: '1' },
      useShortTimeout: true,
      attempt: 1,
    };
    try {
      await this.#send(token, test, { 200: () => null }, context);
      return true;
    } catch (error) {
      return !isUnauthenticated(error);
    }
  }

  #newToken(context: RequestContext): Promise<NumberedToken> {
    if (this.#rejection !== undefined && performance.now() < this.#rejection.until) {
      return Promise.reject(this.#rejection.error);
    }
    this.#signingIn ??= this.#renew(context);
    return this.#orWhenStopped(this.#signingIn, context);
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
