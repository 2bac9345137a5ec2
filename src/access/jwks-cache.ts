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

/**
 * Keeps the keys of the issuers across reloads. A new configuration with the same issuer need not fetch them, so that it
 * accepts tokens even if the issuer is unreachable.
 */
export class JwksCache {
  readonly #observer: KeySetObserver;
  /** By their settings. */
  #known: ReadonlyMap<string, KnownKeys> = new Map();

  constructor(observer: KeySetObserver = UNOBSERVED) {
    this.#observer = observer;
  }

  /** Returns the function that finds the keys of each issuer, in the same order. Keys of other issuers are released. */
  async get(all: readonly JwtSettings[]): Promise<readonly JWTVerifyGetKey[]> {
    const { createJwks } = await import('./jwks.ts');
    const before = this.#known;
    const named = all.map((settings) => ({ settings, name: JSON.stringify(toIdentity(settings)) }));
    const names = new Set(named.map(({ name }) => name));
    for (const [name, { issuer }] of before) if (!names.has(name)) this.#observer.remove(issuer);
    const known = named.map(({ settings, name }): [string, KnownKeys] => {
      const { issuer } = settings;
      const report = (fetched: FetchedKeys) => this.#observer.observe(issuer, fetched);
      const keys = before.get(name);
      if (keys === undefined) this.#observer.add(issuer);
      return [name, keys ?? { issuer, find: createJwks(settings, { onFetch: report }) }];
    });
    this.#known = new Map(known);
    return known.map(([, { find }]) => find);
  }
}

const toIdentity = ({ issuer, jwks }: JwtSettings) => [issuer, jwks];
