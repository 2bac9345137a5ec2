import { createHmac } from 'node:crypto';
import type { ReadGenerations } from './read-generations.ts';
import type { Sealer } from './sealed.ts';

/** Maximum number of characters of a stored response before it is encrypted. */
const MAX_CHARACTERS = 64 * 1024;

interface CachedResponsesOptions {
  readonly generations: ReadGenerations;
  /** Encrypts what is stored. */
  readonly sealer: Sealer;
  /** Makes hashes of the keys, which contain ids and searches. */
  readonly hashKey: string;
  /** The name of the upstream in the store. */
  readonly upstream: string;
  /** What identifies the account of the gateway there. */
  readonly credential: readonly string[];
  readonly ttlSeconds: number;
}

/** What the cache has for a read. */
interface FoundResponse {
  /** The response as it was stored; undefined if there is none. */
  readonly response: unknown;
  /** Stores the response of the read, unless a write has begun meanwhile. It never fails. */
  readonly store: (response: object) => Promise<void>;
}

/**
 * The cached responses of one upstream. Their names are keyed hashes, and their texts are encrypted: a reader of the store
 * learns neither. A text that was moved to another name or generation, or changed, is ignored.
 */
export class CachedResponses {
  readonly #options: CachedResponsesOptions;

  constructor(options: CachedResponsesOptions) {
    this.#options = options;
  }

  /** @returns null if the cache cannot be used now. */
  async find(key: string): Promise<FoundResponse | null> {
    const { generations, sealer, hashKey, upstream, credential, ttlSeconds } = this.#options;
    // A shorter time must not find what was stored for a longer one.
    const parts = JSON.stringify(['read', upstream, credential, ttlSeconds, key]);
    const name = createHmac('sha256', hashKey).update(parts).digest('base64url');
    const found = await generations.find(upstream, name);
    if (found === null) return null;
    const { generation, text } = found;
    const context = `${name} ${generation}`;
    const opened = text === null ? null : sealer.open(text, context);
    return {
      // Only the gateway could seal it.
      response: opened === null ? undefined : JSON.parse(opened),
      store: async (response) => {
        const json = JSON.stringify(response);
        if (json.length > MAX_CHARACTERS) return;
        const sealed = sealer.seal(json, context);
        await generations.put(upstream, name, {
          generation,
          text: sealed,
          ttlMs: ttlSeconds * 1000,
        });
      },
    };
  }
}
