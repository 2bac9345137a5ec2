import { createHmac } from 'node:crypto';
import { toHashTag } from './hash-tag.ts';
import { createLease, type HeldLease } from './lease.ts';
import { CLAIM, FINISH, INVALIDATE } from './lease-scripts.ts';
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

/** The exclusive right to make the update of an idempotency key. Each of the last three methods releases it. */
export interface UpdateLease extends HeldLease {
  /** @throws {StoreError} and the record stays `unknown`. */
  readonly applied: (user: string | null) => Promise<void>;
  /** @throws {StoreError} */
  readonly unknown: () => Promise<void>;
  /**
   * Removes the record, because nothing was changed. An expired lease keeps it, because another process may own it now.
   *
   * @throws {StoreError} and the record stays `unknown`.
   */
  readonly invalidate: () => Promise<void>;
}

/** The state of an idempotency key when a request uses it. */
export type Claim =
  | { readonly kind: 'mine'; readonly isRepeat: boolean; readonly lease: UpdateLease }
  | { readonly kind: 'applied'; readonly user: string | null }
  | { readonly kind: 'reused' }
  /** Another request is making the update; its lease ends after `leftMs` at the latest. */
  | { readonly kind: 'inProgress'; readonly leftMs: number };

/** An update that a caller requests under an idempotency key. */
export interface KeyedUpdate {
  readonly callerId: string;
  readonly key: string;
  /** The key of the provider that the input resolves to; the input may not contain it. */
  readonly provider: string;
  readonly input: object;
}

/** A request to make such an update. */
interface ClaimRequest extends KeyedUpdate {
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

  /**
   * Takes the lease of an update and writes the record of an unknown outcome before anything is sent, in one round trip.
   *
   * @throws {StoreError} and nothing may be sent.
   */
  async claim(request: ClaimRequest): Promise<Claim> {
    const { leaseMs, marginMs = 0 } = request;
    const hashes = this.#hash(request);
    const names = hashes.map(({ name }) => `lease:${name}`);
    const lease = createLease({ store: this.#store, names, leaseMs, marginMs });
    const keys = [...hashes.map(toRecordName), ...names];
    const unknown = hashes.map(({ input }) => toRecord(request, input, 'unknown', null));
    for (;;) {
      const args = [lease.holder, String(leaseMs), String(RECORD_TTL_MS), ...unknown];
      const reply = await this.#store.run(CLAIM, keys, args).catch((error: unknown) => {
        // This also releases a lease whose confirmation came too late.
        lease.release().catch(() => {});
        throw error;
      });
      if (reply.kind === 'held') return { kind: 'inProgress', leftMs: reply.leftMs };
      if (reply.kind === 'mine') {
        return { ...reply, lease: this.#toUpdateLease(request, hashes, lease) };
      }
      const settled = toSettledClaim(reply.text, hashes[reply.index]);
      if (settled !== undefined) return settled;
      // Another version of the gateway writes unknown outcomes in another form.
      unknown[reply.index] = reply.text;
    }
  }

  /**
   * Returns whether an update was applied before, so that a request for it changes nothing.
   *
   * @throws {StoreError}
   */
  async isApplied(update: KeyedUpdate): Promise<boolean> {
    const hashes = this.#hash(update);
    const texts = await Promise.all(hashes.map((each) => this.#store.get(toRecordName(each))));
    const index = texts.findIndex((text) => text !== null);
    const text = texts[index] ?? null;
    return text !== null && toSettledClaim(text, hashes[index])?.kind === 'applied';
  }

  #toUpdateLease(
    request: KeyedUpdate,
    hashes: AllHashes,
    { holder, isExpired, isHeld }: ReturnType<typeof createLease>,
  ): UpdateLease {
    const [current] = hashes;
    const keys = [toRecordName(current), ...hashes.map(({ name }) => `lease:${name}`)];
    const finish = (text: string) =>
      this.#store.run(FINISH, keys, [holder, text, String(RECORD_TTL_MS)]);
    const unknown = toRecord(request, current.input, 'unknown', null);
    return {
      isExpired,
      isHeld,
      applied: (user) => finish(toRecord(request, current.input, 'applied', user)),
      unknown: () => finish(''),
      invalidate: () => this.#store.run(INVALIDATE, keys, [holder, unknown]),
    };
  }

  /** Returns the names under each hash key, all of them for the same node of a cluster. */
  #hash(update: KeyedUpdate): AllHashes {
    const tag = toHashTag('key', update.callerId, update.key);
    const [hashKey, ...previousKeys] = this.#hashKeys;
    return [
      toHashes(update, tag, hashKey),
      ...previousKeys.map((key) => toHashes(update, tag, key)),
    ];
  }
}

const toRecordName = ({ name }: Hashes) => `record:${name}`;

const toRecord = (
  { callerId }: KeyedUpdate,
  input: string,
  outcome: UpdateRecord['outcome'],
  user: string | null,
) => JSON.stringify({ who: callerId, input, outcome, user } satisfies UpdateRecord);

/** Returns what a record settles; undefined if the outcome of the same input is unknown. */
function toSettledClaim(
  text: string,
  hashes: Hashes | undefined,
): Extract<Claim, { readonly kind: 'applied' | 'reused' }> | undefined {
  // The record was written above: no one else can compute its name.
  const record = JSON.parse(text) as UpdateRecord;
  if (record.input !== hashes?.input) return { kind: 'reused' };
  return record.outcome === 'applied' ? { kind: 'applied', user: record.user } : undefined;
}

interface Hashes {
  /** Of the idempotency key and its caller, after the hash tag. */
  readonly name: string;
  readonly input: string;
}

/** The hashes under each hash key, those under the current one first. */
type AllHashes = readonly [Hashes, ...Hashes[]];

const toHashes = (
  { callerId, key, provider, input }: KeyedUpdate,
  tag: string,
  hashKey: string,
): Hashes => ({
  name: `${tag}${hash(['key', callerId, key], hashKey)}`,
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
