import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLease, type Lease } from './lease.ts';
import { createSealer, type Sealer } from './sealed.ts';
import { type Store, StoreError } from './store.ts';

interface Token {
  readonly value: string;
  /** Milliseconds since 1970; null if the expiry is unknown. */
  readonly renewAt: number | null;
}

interface Account {
  readonly url: URL;
  readonly login: string;
  /** The time limit of one sign-in, in ms. */
  readonly signInMs: number;
}

interface StoreAccess {
  readonly store: Store;
  readonly hashKey: string;
  readonly previousKeys: readonly string[];
}

/** The time between two looks at the store while another replica signs in, in ms. */
const POLL_MS = 50;

/** How much longer than a sign-in a replica may hold the lock, in ms. */
const LOCK_MARGIN_MS = 2000;

/** How long a token is shared whose expiry is unknown, in ms: 12 hours. */
const UNKNOWN_EXPIRY_MS = 12 * 60 * 60 * 1000;

/**
 * Shares tokens of sessions through the store, where they are encrypted and bound to their accounts.
 *
 * @returns a function that returns the session of an account.
 */
export function createSessionSharing({ store, hashKey, previousKeys }: StoreAccess) {
  const sealer = createSealer(hashKey, previousKeys);
  return (account: Account) => {
    const session = new StoredSession(store, sealer, account);
    return { getToken: session.getToken.bind(session) };
  };
}

/** The token of one account in the store, and the lock of its renewal. */
class StoredSession {
  readonly #store: Store;
  readonly #sealer: Sealer;
  readonly #name: string;
  readonly #lock: string;
  readonly #lockMs: number;

  constructor(store: Store, sealer: Sealer, { url, login, signInMs }: Account) {
    // Not keyed: while store.key is exchanged, replicas with either key have to find the same token.
    const hash = createHash('sha256')
      .update(JSON.stringify([url.href, login]))
      .digest('base64url');
    this.#store = store;
    this.#sealer = sealer;
    this.#name = `session:${hash}`;
    this.#lock = `session-lock:${hash}`;
    this.#lockMs = signInMs + LOCK_MARGIN_MS;
  }

  async getToken(rejected: string | undefined, signIn: () => Promise<Token>): Promise<Token> {
    const lock = createLease({
      store: this.#store,
      names: [this.#lock],
      leaseMs: this.#lockMs,
      marginMs: 0,
    });
    try {
      const token = await this.#waitForTurn(rejected, lock);
      return token ?? (await this.#signInAndShare(signIn));
    } finally {
      // The response does not wait for the store. An unreleased lock expires.
      lock.release().catch(() => {});
    }
  }

  /** Returns the shared token, or undefined if this replica has to sign in. */
  async #waitForTurn(rejected: string | undefined, lock: Lease): Promise<Token | undefined> {
    const timeoutAt = performance.now() + this.#lockMs;
    try {
      while (performance.now() < timeoutAt) {
        const token = await this.#read(rejected);
        if (token !== undefined) return token;
        // The previous holder may have stored its token between the two commands.
        if ((await lock.take()) === 0) return await this.#read(rejected);
        await sleep(POLL_MS);
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
    return undefined;
  }

  async #read(rejected: string | undefined): Promise<Token | undefined> {
    const text = await this.#store.get(this.#name);
    const opened = text === null ? null : this.#sealer.open(text, this.#name);
    if (opened === null) return undefined;
    // The text was sealed by a gateway.
    const token: Token = JSON.parse(opened);
    const isDue = token.renewAt !== null && Date.now() >= token.renewAt;
    return isDue || token.value === rejected ? undefined : token;
  }

  async #signInAndShare(signIn: () => Promise<Token>): Promise<Token> {
    const { value, renewAt } = await signIn();
    const ttlMs =
      renewAt === null ? UNKNOWN_EXPIRY_MS : Math.max(1, Math.ceil(renewAt - Date.now()));
    const text = this.#sealer.seal(JSON.stringify({ value, renewAt }), this.#name);
    try {
      await this.#store.set(this.#name, text, ttlMs);
    } catch (error) {
      // The token is valid all the same; another replica will sign in too.
      if (!(error instanceof StoreError)) throw error;
    }
    return { value, renewAt };
  }
}
