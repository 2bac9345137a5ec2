import { randomUUID } from 'node:crypto';
import type { Administrator, Instant } from './model.ts';
import type { VmsOptions } from './options.ts';

interface Token {
  readonly administrator: Administrator;
  readonly expiresAt: number;
}

/** The Admin API's sessions. No page names a refresh or a logout: a token ends only by expiry. */
export class AdminTokens {
  readonly #lifetimeMs: number;
  readonly #sessionsPerAccount: number;
  readonly #tokens = new Map<string, Token>();

  constructor({
    tokenLifetimeMs,
    sessionsPerAccount,
  }: Pick<VmsOptions, 'tokenLifetimeMs' | 'sessionsPerAccount'>) {
    this.#lifetimeMs = tokenLifetimeMs;
    this.#sessionsPerAccount = sessionsPerAccount;
  }

  issue(administrator: Administrator): { readonly token: string; readonly expiresAt: Instant } {
    const token = `canary-admin-token-${randomUUID()}`;
    const expiresAt = Date.now() + this.#lifetimeMs;
    const open = [...this.#tokens].filter(([, held]) => held.administrator === administrator);
    // The map keeps the order in which tokens were issued.
    for (const [oldest] of open.slice(0, Math.max(0, open.length - this.#sessionsPerAccount + 1))) {
      this.#tokens.delete(oldest);
    }
    this.#tokens.set(token, { administrator, expiresAt });
    return { token, expiresAt: new Date(expiresAt).toISOString() };
  }

  /**
   * Returns the administrator of an `Authorization` header; undefined if the token is absent, wrong
   * or expired.
   */
  holder(authorization: string | undefined): Administrator | undefined {
    const token = this.#tokens.get(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
    return token !== undefined && token.expiresAt > Date.now() ? token.administrator : undefined;
  }

  /** Revokes every token, as a mass password reset does (fact sheet 4). */
  clear(): void {
    this.#tokens.clear();
  }
}
