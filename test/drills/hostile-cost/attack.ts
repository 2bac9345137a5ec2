import type { Client } from './client.ts';
import type { Route } from './upstream.ts';

/** A configuration of the gateway. All limits keep their defaults; only `search` has no circuit breakers. */
export type Setup = 'default' | 'audit' | 'federation' | 'jwt' | 'search';

/** The kinds of provider that a hostile server can pretend to be. */
export type ProviderKind = 'vms' | 'activePlatform' | 'onApp' | 'onAppXml';

/** What an attack works with. */
export interface Target {
  readonly url: string;
  /** Whether this is `npm run drill`. */
  readonly isFull: boolean;
  /** How often something is done: few times with all tests, more with `npm run drill`. */
  readonly times: (sizes: { readonly ci: number; readonly full: number }) => number;
  /** A caller that no attack was before: rate limits stay on and count each by itself. */
  readonly caller: (role: 'reader' | 'writer' | 'metrics') => Client;
  /** A caller with this credential. */
  readonly callerWith: (credential: string) => Client;
  /** The key of a provider whose circuit breaker no attack has opened lately. */
  readonly provider: (kind: ProviderKind) => string;
  /** Makes the hostile server respond like this to what the gateway asks it. */
  readonly serve: (...routes: readonly Route[]) => Promise<void>;
  /**
   * Megabytes of memory of the process, connections of clients that it has open, and those of them with bytes that their
   * clients have not taken, as the system counts them.
   */
  readonly resources: () => {
    readonly rssMb: number;
    readonly connections: number;
    readonly unread: number;
  };
  /** Bytes of the audit trail; 0 if there is none. */
  readonly trailBytes: () => number;
  /** Signs a token of the issuer that the gateway trusts; only with the setup `jwt`. */
  readonly sign: (header: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Aborts when the time of the row is over. */
  readonly signal: AbortSignal;
}

/** What an attack reports; a text if only the common bounds apply. */
export interface Finding {
  readonly outcome: string;
  /** Why the row fails beyond the common bounds; absent if it does not. */
  readonly fault?: string | undefined;
}

/** One row of the table. */
export interface Attack {
  /** The row of the issue: `C1`; `own` for a kind of the drill itself. */
  readonly id: string;
  readonly name: string;
  /** Absent: `default`. */
  readonly setup?: Setup;
  /** Milliseconds that others may wait with the full drill, if fewer than for all rows. */
  readonly maxWaitMs?: number;
  /** Milliseconds until the gateway has to have released what the attack made it hold; absent: a few seconds. */
  readonly settleMs?: number;
  readonly run: (target: Target) => Promise<string | Finding>;
}
