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

/** The right to carry the update out, for a while. One of the last three ends it. */
export interface Lease {
  /** Whether its time is over, less the margin, by either clock: that of the wall may be the only one that saw a pause. */
  readonly isExpired: () => boolean;
  /**
   * Whether the store still says that it is held by this process.
   *
   * @throws {StoreError}
   */
  readonly isHeld: () => Promise<boolean>;
  /** @throws {StoreError} Then the record says `unknown`. */
  readonly applied: (user: string | null) => Promise<void>;
  /** @throws {StoreError} */
  readonly unknown: () => Promise<void>;
  /**
   * Nothing was changed: the key is as good as new. After the lease has ended the record stays, as it may be another's.
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
  /** Milliseconds at its end in which nothing may begin any more; absent: none. */
  readonly marginMs?: number;
}

/** Remembers by idempotency key which updates were made. */
export class UpdateRecords {
  readonly #store: Store;
  /** The current one first. */
  readonly #hashKeys: readonly [string, ...string[]];

  /**
   * @param hashKey the same for all gateways that share the store, and not kept in it.
   * @param previousKeys hash keys under which records may have been written too.
   */
  constructor(store: Store, hashKey: string, previousKeys: readonly string[] = []) {
    this.#store = store;
    this.#hashKeys = [hashKey, ...previousKeys];
  }

  /** @throws {StoreError} Then nothing may be sent. */
  async claim(asked: Asked): Promise<Claim> {
    const known = await this.#find(asked);
    const settled = settledBy(known);
    if (settled !== undefined) return settled;

    const lease = this.#createLease(asked);
    try {
      if (!(await lease.take())) return { kind: 'inProgress' };
      // Whoever had it may have ended between the two questions.
      const now = await this.#find(asked);
      const settledNow = settledBy(now);
      if (settledNow !== undefined) {
        await lease.unknown();
        return settledNow;
      }
      await lease.begin();
      return { kind: 'mine', isRepeat: now !== undefined, lease };
    } catch (error) {
      // Also where the lease was taken too late for this to be told.
      lease.unknown().catch(() => {});
      throw error;
    }
  }

  #createLease(asked: Asked): Lease & LeaseStart {
    const { who, leaseMs, marginMs = 0 } = asked;
    const [hashKey] = this.#hashKeys;
    const { name, input } = toHashes(asked, hashKey);
    // A gateway with another key in front looks under that one.
    const names = this.#hashKeys.map((key) => `lease:${toHashes(asked, key).name}`);
    const holder = randomUUID();
    const record = (outcome: UpdateRecord['outcome'], user: string | null) =>
      toText({ who, input, outcome, user });
    const unknown = record('unknown', null);
    // Before the store is asked, so that it ends there no sooner than here.
    const age = startClocks();
    const letGo = async () => {
      await Promise.all(names.map((it) => this.#store.remove(it, holder)));
    };
    return {
      take: async () => {
        for (const it of names) {
          if (await this.#store.add(it, holder, leaseMs)) continue;
          await letGo();
          return false;
        }
        return true;
      },
      begin: () => this.#store.set(`record:${name}`, unknown, KEPT_MS),
      isExpired: () => age() >= leaseMs - marginMs,
      isHeld: async () => {
        const holders = await Promise.all(names.map((it) => this.#store.get(it)));
        return holders.every((it) => it === holder);
      },
      applied: async (user) => {
        await this.#store.set(`record:${name}`, record('applied', user), KEPT_MS);
        await letGo();
      },
      unknown: letGo,
      forget: async () => {
        if (age() < leaseMs) await this.#store.remove(`record:${name}`, unknown);
        await letGo();
      },
    };
  }

  /** What is kept for the key, whichever hash key it was written under. */
  async #find(asked: Asked): Promise<FoundRecord | undefined> {
    for (const hashKey of this.#hashKeys) {
      const { name, input } = toHashes(asked, hashKey);
      const text = await this.#store.get(`record:${name}`);
      if (text === null) continue;
      // Written above, under a name that nobody else can make.
      const record = JSON.parse(text) as UpdateRecord;
      return { record, isSameInput: record.input === input };
    }
    return undefined;
  }
}

/** How a lease begins. */
interface LeaseStart {
  /** @returns false if another has it. */
  readonly take: () => Promise<boolean>;
  /** Says that nobody knows what became of the update, before anything is sent. */
  readonly begin: () => Promise<void>;
}

interface FoundRecord {
  readonly record: UpdateRecord;
  readonly isSameInput: boolean;
}

/** What a record says without another attempt; undefined if one has to be made. */
function settledBy(found: FoundRecord | undefined): Claim | undefined {
  if (found === undefined) return undefined;
  const { record, isSameInput } = found;
  if (!isSameInput) return { kind: 'reused' };
  return record.outcome === 'applied' ? { kind: 'applied', user: record.user } : undefined;
}

/**
 * Returns the milliseconds since now, by the clock that went further: a monotonic clock may stand still while a machine is
 * paused, and that of the wall may be set back.
 */
function startClocks(): () => number {
  const [ticks, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - ticks, Date.now() - wall);
}

const toHashes = ({ who, key, provider, input }: Asked, hashKey: string) => ({
  name: hash(['key', who, key], hashKey),
  input: hash(['input', provider, input], hashKey),
});

const hash = (value: readonly unknown[], hashKey: string): string =>
  createHmac('sha256', hashKey).update(canonicalJson(value)).digest('base64url');

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
