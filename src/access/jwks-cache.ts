import type { JWTVerifyGetKey } from 'jose';
import type { JwtSettings } from '../config/jwt-settings.ts';
import type { FetchedKeys } from './jwks.ts';

/** Receives what happens to the key sets of issuers. */
export interface KeySetObserver {
  /** Called when the keys of an issuer are used from now on. */
  readonly add: (issuer: string) => void;
  /** Called when a fetch of the keys of an issuer has ended. */
  readonly observe: (issuer: string, fetched: FetchedKeys) => void;
  /** Called when the keys of an issuer are no longer used. */
  readonly remove: (issuer: string) => void;
}

/** An observer that does nothing. */
const UNOBSERVED: KeySetObserver = { add: () => {}, observe: () => {}, remove: () => {} };

/** The keys of an issuer with these settings. */
interface KnownKeys {
  readonly issuer: string;
  readonly find: JWTVerifyGetKey;
}

/** The keys of the issuers of one configuration. */
interface PreparedKeys {
  /** The functions that find the keys of each issuer, in the same order. */
  readonly find: readonly JWTVerifyGetKey[];
  /** Called when the configuration is used from now on. Keys of other issuers are released. */
  readonly use: () => void;
}

/**
 * Keeps the keys of the issuers across reloads. A new configuration with the same issuer need not fetch them, so that it
 * accepts tokens even if the issuer is unreachable.
 */
export class JwksCache {
  readonly #observer: KeySetObserver;
  /** Those in use, by their settings. */
  #known: ReadonlyMap<string, KnownKeys> = new Map();

  constructor(observer: KeySetObserver = UNOBSERVED) {
    this.#observer = observer;
  }

  /** Prepares the keys of a configuration that may be dropped: those in use stay until `use` is called. */
  async prepare(all: readonly JwtSettings[]): Promise<PreparedKeys> {
    const prepared = new Map<string, KnownKeys>();
    for (const settings of all) {
      const { issuer, jwks, algorithms } = settings;
      const name = JSON.stringify([issuer, jwks, algorithms]);
      prepared.set(name, this.#known.get(name) ?? (await this.#create(name, settings)));
    }
    return {
      find: [...prepared.values()].map(({ find }) => find),
      use: () => this.#use(prepared),
    };
  }

  async #create(name: string, settings: JwtSettings): Promise<KnownKeys> {
    // Only access by tokens loads jose.
    const { createJwks } = await import('./jwks.ts');
    const { issuer } = settings;
    const onFetch = (fetched: FetchedKeys) => {
      // The last requests of a replaced configuration may still fetch its keys.
      if (this.#known.get(name) === keys) this.#observer.observe(issuer, fetched);
    };
    const keys: KnownKeys = { issuer, find: createJwks(settings, { onFetch }) };
    return keys;
  }

  #use(next: ReadonlyMap<string, KnownKeys>): void {
    const before = this.#known;
    this.#known = next;
    // The same issuer may have another address of its keys, so the old ones are removed first.
    for (const [name, { issuer }] of before) if (!next.has(name)) this.#observer.remove(issuer);
    for (const [name, { issuer }] of next) if (!before.has(name)) this.#observer.add(issuer);
  }
}
