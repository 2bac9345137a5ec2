import { randomUUID } from 'node:crypto';
import type { Administrator, Instant } from './model.ts';

interface Token {
  readonly administrator: Administrator;
  readonly expiresAt: number;
}

/** The Admin API's sessions. No page names a refresh or a logout: a token ends by its age alone. */
export class AdminTokens {
  readonly #lifetimeMs: number;
  readonly #tokens = new Map<string, Token>();

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  issue(administrator: Administrator): { readonly token: string; readonly expiresAt: Instant } {
    const token = `canary-admin-token-${randomUUID()}`;
    const expiresAt = Date.now() + this.#lifetimeMs;
    this.#tokens.set(token, { administrator, expiresAt });
    return { token, expiresAt: new Date(expiresAt).toISOString() };
  }

  /** Who sent this `Authorization` header; undefined for no token, a wrong one or an old one. */
  holder(authorization: string | undefined): Administrator | undefined {
    const token = this.#tokens.get(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
    return token !== undefined && token.expiresAt > Date.now() ? token.administrator : undefined;
  }

  /** As after a mass password reset (fact sheet 4): every token is refused at once. */
  clear(): void {
    this.#tokens.clear();
  }
}
