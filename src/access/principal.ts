import { SCOPES, type Scope } from '../config/scopes.ts';

/** Who calls, and what they may do. */
export interface Principal {
  /** Of the key, or the subject of the token; `open` where nobody signs in. */
  readonly name: string;
  readonly kind: 'open' | 'apiKey' | 'jwt';
  readonly scopes: ReadonlySet<Scope>;
  /** The only providers that there are for them; absent: all. */
  readonly providers?: ReadonlySet<string> | undefined;
}

const OPEN_SCOPES = SCOPES.filter((scope) => scope !== 'secrets:read');

/** Everybody, where nobody signs in. */
export function openPrincipal(withSecrets: boolean): Principal {
  return { name: 'open', kind: 'open', scopes: new Set(withSecrets ? SCOPES : OPEN_SCOPES) };
}

/** How they stand in the trail: `open`, `apiKey:support`, `jwt:ann`. A subject cannot pass for a key. */
export const toWho = ({ kind, name }: Principal) => (kind === 'open' ? kind : `${kind}:${name}`);

/** The same text for those who may see the same, and only for those. */
export function toRights({ scopes, providers }: Principal): string {
  const named = providers === undefined ? null : [...providers].sort();
  return JSON.stringify([[...scopes].sort(), named]);
}
