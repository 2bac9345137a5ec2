import type { FastifyRequest } from 'fastify';
import { AccessError, type AccessErrorCode } from '../../access/access-error.ts';
import type { Authenticate } from '../../access/authenticator.ts';
import { createRequestForbiddenError } from '../../access/forbidden-error.ts';
import { type Principal, toCallerId } from '../../access/principal.ts';
import type { Scope } from '../../config/scopes.ts';
import { Refusal } from '../refusals/refusal.ts';

const STATUS: Readonly<Record<AccessErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  AUTHENTICATION_UNAVAILABLE: 503,
  FORBIDDEN: 403,
};

/** What a request needs before its body is read. */
export interface NeededScope {
  /** The caller needs one of them. */
  readonly scopes: readonly Scope[];
  /** What needs it, for the message: `/metrics`. */
  readonly subject: string;
}

/** Authenticates callers by the headers of their requests, before the bodies are read, and remembers them. */
export class Authentication {
  readonly #authenticate: Authenticate;
  readonly #known = new WeakMap<FastifyRequest, Principal>();

  constructor(authenticate: Authenticate) {
    this.#authenticate = authenticate;
  }

  /**
   * Authenticates the caller of a request, and returns it.
   *
   * @param needed what the whole request needs.
   * @throws {Refusal} if the caller is not authenticated or lacks a scope.
   */
  async admit(request: FastifyRequest, ...needed: readonly NeededScope[]) {
    let principal: Principal | undefined;
    try {
      principal = await this.#authenticate(request.raw);
      for (const { scopes, subject } of needed) {
        if (scopes.some((scope) => principal?.scopes.has(scope))) continue;
        throw createRequestForbiddenError(scopes, subject, principal);
      }
      this.#known.set(request, principal);
      return principal;
    } catch (error) {
      throw error instanceof AccessError ? createRejection(error, principal) : error;
    }
  }

  /** Returns the caller of an authenticated request. */
  of(request: FastifyRequest): Principal {
    const principal = this.#known.get(request);
    if (principal === undefined) throw new Error('The request is not authenticated.');
    return principal;
  }
}

/** What a client does about each code: the end of the message. */
const REMEDIES: Readonly<Record<AccessErrorCode, string>> = {
  UNAUTHENTICATED: ': send a valid key or token.',
  AUTHENTICATION_UNAVAILABLE: ': send the request again later.',
  FORBIDDEN: '. Ask the operator for it.',
};

/** @param principal undefined if the caller is not known. */
function createRejection(
  { code, message, reason, afterSeconds }: AccessError,
  principal: Principal | undefined,
): Refusal {
  return new Refusal({
    status: STATUS[code],
    message: `${message.replace(/\.$/, '')}${REMEDIES[code]}`,
    code,
    headers: {
      ...(code === 'UNAUTHENTICATED' && { 'www-authenticate': 'Bearer' }),
      'cache-control': 'no-store',
    },
    retryAfterSeconds: afterSeconds,
    reason,
    callerId: principal && toCallerId(principal),
  });
}
