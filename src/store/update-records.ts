import { createHmac, randomUUID } from 'node:crypto';
import type { Store } from './store.ts';

/** Milliseconds for which an idempotency key is remembered: 24 hours. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** What became of the update that a key was first sent with. */
interface UpdateRecord {
  /** The caller, by the name that the configuration or the token gives it. */
  readonly who: string;
  /** Keyed hash: the input may hold a password. */
  readonly input: string;
  /** `unknown` from before anything is sent: a gateway that dies in the middle leaves it so. */
  readonly outcome: 'applied' | 'unknown';
  /** The global id; null where only the provider's answer would have told it. */
  readonly user: string | null;
}

/** What an idempotency key stands for when it comes in. */
export type Claim =
  | { readonly kind: 'mine'; readonly isRepeat: boolean; readonly lease: Lease }
  | { readonly kind: 'applied'; readonly user: string | null }
  | { readonly kind: 'reused' }
  | { readonly kind: 'inProgress' };

/** The right to carry the update out, for a while. One of the three ends it. */
export interface Lease {
  /** @throws {StoreError} Then the record says `unknown`. */
  readonly applied: (user: string | null) => Promise<void>;
  /** @throws {StoreError} */
  readonly unknown: () => Promise<void>;
  /**
   * Nothing was changed: the key is as good as new.
   *
   * @throws {StoreError} Then the record says `unknown`.
   */
  readonly forget: () => Promise<void>;
}

/** What a caller sent. */
export interface Asked {
  readonly who: string;
  readonly key: string;
  /** The provider that the input leads to, by its key: an input need not name it. */
  readonly provider: string;
  readonly input: object;
  /** Milliseconds after which whoever has the update in hand is taken for dead. */
  readonly leaseMs: number;
}

/** Remembers by idempotency key which updates were made. */
export class UpdateRecords {
  readonly #store: Store;
  readonly #hashKey: string;

  /** @param hashKey the same for all gateways that share the store, and not kept in it. */
  constructor(store: Store, hashKey: string) {
    this.#store = store;
    this.#hashKey = hashKey;
  }

  /** @throws {StoreError} Then nothing may be sent. */
  async claim({ who, key, provider, input, leaseMs }: Asked): Promise<Claim> {
    const name = this.#hash(['key', who, key]);
    const record = { who, input: this.#hash(['input', provider, input]) };
    const known = await this.#read(name);
    if (known !== undefined && known.input !== record.input) return { kind: 'reused' };
    if (known?.outcome === 'applied') return { kind: 'applied', user: known.user };

    const lease = { name: `lease:${name}`, holder: randomUUID() };
    const letGo = () => this.#store.remove(lease.name, lease.holder);
    try {
      const isMine = await this.#store.add(lease.name, lease.holder, leaseMs);
      if (!isMine) return { kind: 'inProgress' };
      // Whoever had it may have ended between the two questions.
      const now = await this.#read(name);
      if (now !== undefined && now.input !== record.input) {
        await letGo();
        return { kind: 'reused' };
      }
      if (now?.outcome === 'applied') {
        await letGo();
        return { kind: 'applied', user: now.user };
      }
      await this.#write(name, { ...record, outcome: 'unknown', user: null });
      return { kind: 'mine', isRepeat: now !== undefined, lease: this.#lease(name, record, letGo) };
    } catch (error) {
      // Also where the lease was taken too late for this to be told.
      letGo().catch(() => {});
      throw error;
    }
  }

  #lease(
    name: string,
    record: Pick<UpdateRecord, 'who' | 'input'>,
    letGo: () => Promise<void>,
  ): Lease {
    return {
      applied: async (user) => {
        await this.#write(name, { ...record, outcome: 'applied', user });
        await letGo();
      },
      unknown: letGo,
      forget: async () => {
        const unknown = toText({ ...record, outcome: 'unknown', user: null });
        await this.#store.remove(`record:${name}`, unknown);
        await letGo();
      },
    };
  }

  async #read(name: string): Promise<UpdateRecord | undefined> {
    const text = await this.#store.get(`record:${name}`);
    // Written below, under a name that nobody else can make.
    return text === null ? undefined : (JSON.parse(text) as UpdateRecord);
  }

  #write(name: string, record: UpdateRecord): Promise<void> {
    return this.#store.set(`record:${name}`, toText(record), KEPT_MS);
  }

  #hash(value: readonly unknown[]): string {
    return createHmac('sha256', this.#hashKey).update(canonicalJson(value)).digest('base64url');
  }
}

const toText = ({ who, input, outcome, user }: UpdateRecord) =>
  JSON.stringify({ who, input, outcome, user });

/** One text for equal values: in which order members were written does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
