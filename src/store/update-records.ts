import { createHmac } from 'node:crypto';
import { createLease, type Lease } from './lease.ts';
import type { Store } from './store.ts';

/** The time for which an idempotency key is valid, in ms: 24 hours. */
const RECORD_TTL_MS = 24 * 60 * 60 * 1000;

/** The idempotency record: the outcome of the update that a key was first used for. */
interface UpdateRecord {
  /** The id of the caller, under the name that stored records use. */
  readonly who: string;
  /** A keyed hash, because the input may contain a password. */
  readonly input: string;
  /** `unknown` is written before anything is sent, and stays if the gateway dies during the update. */
  readonly outcome: 'applied' | 'unknown';
  /** The global id of the user; null if only the response of the provider would have contained it. */
  readonly user: string | null;
}

/** The state of an idempotency key when a request uses it. */
export type Claim =
  | { readonly kind: 'mine'; readonly isRepeat: boolean; readonly lease: Lease }
  | { readonly kind: 'applied'; readonly user: string | null }
  | { readonly kind: 'reused' }
  | { readonly kind: 'inProgress' };

/** An update that a caller requests under an idempotency key. */
interface ClaimRequest {
  readonly callerId: string;
  readonly key: string;
  /** The key of the provider that the input resolves to; the input may not contain it. */
  readonly provider: string;
  readonly input: object;
  /** The time after which the process that executes the update is considered dead, in ms. */
  readonly leaseMs: number;
  /** The time before the end of the lease in which nothing may be started, in ms; 0 if absent. */
  readonly marginMs?: number;
}

/** Stores the outcomes of updates by idempotency key. */
export class UpdateRecords {
  readonly #store: Store;
  /** The current key comes first. */
  readonly #hashKeys: readonly [string, ...string[]];

  /**
   * @param hashKey shared by all gateways that use the store, and not stored in it.
   * @param previousKeys earlier hash keys, under which records may have been written.
   */
  constructor(store: Store, hashKey: string, previousKeys: readonly string[] = []) {
    this.#store = store;
    this.#hashKeys = [hashKey, ...previousKeys];
  }

  /** @throws {StoreError} and nothing may be sent. */
  async claim(request: ClaimRequest): Promise<Claim> {
    const [hashKey, ...previousKeys] = this.#hashKeys;
    const hashes: AllHashes = [
      toHashes(request, hashKey),
      ...previousKeys.map((key) => toHashes(request, key)),
    ];
    const found = await this.#find(hashes);
    if (typeof found === 'object') return found;

    const lease = this.#createLease(request, hashes);
    try {
      if (!(await lease.take())) return { kind: 'inProgress' };
      // The previous holder may have finished between the two reads.
      const current = await this.#find(hashes);
      if (typeof current === 'object') {
        await lease.unknown();
        return current;
      }
      await lease.begin();
      return { kind: 'mine', isRepeat: current === 'unknown', lease };
    } catch (error) {
      // This also releases a lease whose confirmation came too late.
      lease.unknown().catch(() => {});
      throw error;
    }
  }

  #createLease({ callerId, leaseMs, marginMs = 0 }: ClaimRequest, hashes: AllHashes) {
    const [{ name, input }] = hashes;
    const toRecord = (outcome: UpdateRecord['outcome'], user: string | null) =>
      JSON.stringify({ who: callerId, input, outcome, user } satisfies UpdateRecord);
    return createLease({
      store: this.#store,
      // A gateway whose current key is another one looks for the lease under that key.
      names: hashes.map((each) => `lease:${each.name}`),
      record: {
        name: `record:${name}`,
        ttlMs: RECORD_TTL_MS,
        unknown: toRecord('unknown', null),
        applied: (user) => toRecord('applied', user),
      },
      leaseMs,
      marginMs,
    });
  }

  /**
   * Returns what the record of the key settles, whichever hash key it was written under; undefined
   * if there is none.
   */
  async #find(hashes: AllHashes): Promise<Claim | 'unknown' | undefined> {
    for (const { name, input } of hashes) {
      const text = await this.#store.get(`record:${name}`);
      if (text === null) continue;
      // The record was written above: no one else can compute this name.
      const record = JSON.parse(text) as UpdateRecord;
      if (record.input !== input) return { kind: 'reused' };
      return record.outcome === 'applied' ? { kind: 'applied', user: record.user } : 'unknown';
    }
    return undefined;
  }
}

interface Hashes {
  /** Of the idempotency key and its caller. */
  readonly name: string;
  readonly input: string;
}

/** The hashes under each hash key, those under the current one first. */
type AllHashes = readonly [Hashes, ...Hashes[]];

const toHashes = ({ callerId, key, provider, input }: ClaimRequest, hashKey: string): Hashes => ({
  name: hash(['key', callerId, key], hashKey),
  input: hash(['input', provider, input], hashKey),
});

const hash = (value: readonly unknown[], hashKey: string): string =>
  createHmac('sha256', hashKey).update(canonicalJson(value)).digest('base64url');

/** Returns the same text for equal values, whatever the order of their properties. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, property: unknown) =>
    typeof property === 'object' && property !== null && !Array.isArray(property)
      ? Object.fromEntries(Object.entries(property).sort(([a], [b]) => (a < b ? -1 : 1)))
      : property,
  );
}
