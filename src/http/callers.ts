import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, type AccessErrorCode } from '../access/access-error.ts';
import type { Authenticate } from '../access/authenticator.ts';
import type { Principal } from '../access/principal.ts';
import type { Scope } from '../config/scopes.ts';
import { toErrorBody } from './error-body.ts';

const STATUS: Readonly<Record<AccessErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  AUTHENTICATION_UNAVAILABLE: 503,
  FORBIDDEN: 403,
};

/** Told of each request that was not let in. */
export type RefusalReporter = (code: AccessErrorCode, reason: string) => void;

/** Lets callers in before anything of their requests is read but the headers, and knows who they are afterwards. */
export class Callers {
  readonly #authenticate: Authenticate;
  readonly #report: RefusalReporter;
  readonly #known = new WeakMap<FastifyRequest, Principal>();

  constructor(authenticate: Authenticate, report: RefusalReporter) {
    this.#authenticate = authenticate;
    this.#report = report;
  }

  /**
   * Answers the request itself where it does not let it in.
   *
   * @param scope that the caller needs for the whole request; absent: none.
   * @returns undefined where the request is answered.
   */
  async admit(
    request: FastifyRequest,
    reply: FastifyReply,
    scope?: Scope,
  ): Promise<Principal | undefined> {
    try {
      const principal = await this.#authenticate(request.raw);
      if (scope !== undefined && !principal.scopes.has(scope)) {
        throw new AccessError('FORBIDDEN', scope);
      }
      this.#known.set(request, principal);
      return principal;
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      this.#report(error.code, error.reason);
      await refuse(reply, error);
      return undefined;
    }
  }

  /** Who sent a request that was let in. */
  of(request: FastifyRequest): Principal {
    const principal = this.#known.get(request);
    if (principal === undefined) throw new Error('A request came through that was not let in.');
    return principal;
  }
}

async function refuse(
  reply: FastifyReply,
  { code, message, afterSeconds }: AccessError,
): Promise<void> {
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
  if (afterSeconds !== null) reply.header('retry-after', String(afterSeconds));
  reply.header('cache-control', 'no-store');
  await reply.code(STATUS[code]).send(toErrorBody(message, code));
}
