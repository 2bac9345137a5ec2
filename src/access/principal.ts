import { type Lane, SCOPES, type Scope } from '../config/scopes.ts';

/** An authenticated caller and its permissions. */
export interface Principal {
  /** The name of the API key, the subject of the token, or the account of a command; `open` if callers are anonymous. */
  readonly name: string;
  /** `cli`: a command of `roster` on this machine. */
  readonly kind: 'open' | 'apiKey' | 'jwt' | 'cli';
  /** The name of the issuer of the token (`access.jwt.name`); absent if it has none, and for other kinds. */
  readonly issuer?: string | undefined;
  readonly scopes: ReadonlySet<Scope>;
  /** Why a token grants no scope, for the log; absent if it grants one, and for other kinds. */
  readonly scopeFault?: string | undefined;
  /** The only providers that the caller can see; if absent, it can see all. */
  readonly providers?: ReadonlySet<string> | undefined;
  /** `bulk` for a caller whose calls wait while those of others do; `interactive` if absent. */
  readonly lane?: Lane | undefined;
}

const ANONYMOUS_SCOPES = SCOPES.filter((scope) => scope !== 'secrets:read');

/** Returns the principal of all callers if access is open. */
export function anonymousPrincipal(withSecrets: boolean): Principal {
  return { name: 'open', kind: 'open', scopes: new Set(withSecrets ? SCOPES : ANONYMOUS_SCOPES) };
}

/**
 * Returns the principal of a command that an account of this machine runs: it can read the credentials of the providers, so it may do
 * everything but read secrets, which no command prints.
 */
export const localPrincipal = (account: string): Principal => ({
  name: account,
  kind: 'cli',
  scopes: new Set(ANONYMOUS_SCOPES),
});

/**
 * Returns the id of a caller, as in `open`, `apiKey:support`, `jwt:ann`, `cli:root` or, if the issuer has a name, `jwt@staff:ann`. No
 * subject can make the id of another kind of caller or of another issuer, because names hold no colon.
 */
export function toCallerId({ kind, name, issuer }: Principal): string {
  if (kind === 'open') return kind;
  return issuer === undefined ? `${kind}:${name}` : `${kind}@${issuer}:${name}`;
}

/**
 * Returns the same text for two callers exactly if their permissions are equal. Their lanes count too: a call that
 * interactive callers wait for must not wait in the lane of bulk calls.
 */
export function toAccessFingerprint({ scopes, providers, lane }: Principal): string {
  const sorted = providers === undefined ? null : [...providers].sort();
  return JSON.stringify([[...scopes].sort(), sorted, ...(lane === 'bulk' ? [lane] : [])]);
}
