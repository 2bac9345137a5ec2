import type { Call } from '../../upstream/call.ts';
import { UpstreamError } from '../../upstream/upstream-error.ts';

/** A token of the Admin API. */
export interface AdminToken {
  readonly value: string;
  /** Milliseconds since 1970; null where the API does not tell when it ends, and so the next 401 does. */
  readonly renewAt: number | null;
}

interface NumberedToken extends AdminToken {
  /** Tells it from those before it, and tells nothing of it. */
  readonly number: number;
}

/** A token in use. */
export interface TokenInUse extends NumberedToken {
  /** 2 where the one before it was refused. */
  readonly attempt: number;
}

/** A refused sign-in is believed for this long: accounts may lock when it is tried again and again. */
const REFUSAL_MS = 30_000;

/**
 * Keeps the gateway signed in: signs in when there is no token, when it is about to end and once after a 401, one
 * sign-in at a time. The Admin API documents no refresh (docs/providers/vms.md section 4).
 */
export class AdminSession {
  readonly #provider: string;
  readonly #signIn: (cause: Call) => Promise<AdminToken>;
  #token: NumberedToken | undefined;
  /** Of all, so far. */
  #signIns = 0;
  #signingIn: Promise<NumberedToken> | undefined;
  /** `until` by a clock that nobody sets: one set back by a day would keep it for a day. */
  #refusal: { readonly error: UpstreamError; readonly until: number } | undefined;

  /**
   * @param signIn has a time limit of its own: callers with different deadlines share it. It is told of the one that
   * came first.
   */
  constructor(provider: string, signIn: (cause: Call) => Promise<AdminToken>) {
    this.#provider = provider;
    this.#signIn = signIn;
  }

  /**
   * Runs a request with a token. A 401 proves that nothing was applied, so then it runs once more with a fresh one,
   * writes too.
   *
   * @throws {UpstreamError} also where signing in failed: then the request was not sent.
   */
  async run<T>(request: (token: TokenInUse) => Promise<T>, call: Call): Promise<T> {
    const token = await this.#currentToken(call);
    try {
      return await request({ ...token, attempt: 1 });
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      // Another request may have signed in meanwhile: its token is fresh enough.
      if (this.#token === token) this.#token = undefined;
      const fresh = await this.#currentToken(call);
      // A configured token stays what it is.
      if (fresh.value === token.value) throw error;
      return request({ ...fresh, attempt: 2 });
    }
  }

  #currentToken(call: Call): Promise<NumberedToken> {
    const token = this.#token;
    if (token !== undefined && Date.now() < (token.renewAt ?? Number.POSITIVE_INFINITY)) {
      return Promise.resolve(token);
    }
    if (this.#refusal !== undefined && performance.now() < this.#refusal.until) {
      return Promise.reject(this.#refusal.error);
    }
    this.#signingIn ??= this.#renew(call);
    return this.#orWhenStopped(this.#signingIn, call);
  }

  async #renew(cause: Call): Promise<NumberedToken> {
    try {
      const token = await this.#signIn(cause);
      this.#signIns += 1;
      this.#token = { ...token, number: this.#signIns };
      this.#refusal = undefined;
      return this.#token;
    } catch (error) {
      if (isUnauthenticated(error)) {
        this.#refusal = { error, until: performance.now() + REFUSAL_MS };
      }
      throw error;
    } finally {
      this.#signingIn = undefined;
    }
  }

  /** Leaves the shared sign-in to the others when this caller's time is over. */
  #orWhenStopped(signingIn: Promise<NumberedToken>, call: Call): Promise<NumberedToken> {
    const { promise, resolve, reject } = Promise.withResolvers<NumberedToken>();
    const stopped = AbortSignal.any([call.deadline, call.abandoned]);
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
