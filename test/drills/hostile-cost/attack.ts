import type { Client } from './client.ts';
import type { Route } from './upstream.ts';

/** A configuration of the gateway. All limits have their defaults; only `search` has no circuit breakers. */
export type Setup = 'default' | 'audit' | 'federation' | 'jwt' | 'search';

/** The kinds of provider that a hostile server can pretend to be. */
export type ProviderKind = 'vms' | 'activePlatform' | 'onApp' | 'onAppXml';

/** The gateway and the tools of an attack. */
export interface Target {
  readonly url: string;
  /** Whether this is `npm run drill`. */
  readonly isFull: boolean;
  /** Returns a number of repetitions: few in the test suite, more in `npm run drill`. */
  readonly times: (sizes: { readonly ci: number; readonly full: number }) => number;
  /** Returns a caller that no attack has used, as rate limits stay on and count each caller separately. */
  readonly caller: (role: 'reader' | 'writer' | 'metrics') => Client;
  /** Returns a caller with this credential. */
  readonly callerWith: (credential: string) => Client;
  /** Returns the key of a provider whose circuit breaker no attack has opened recently. */
  readonly provider: (kind: ProviderKind) => string;
  /** Makes the hostile server respond with these routes to the calls of the gateway. */
  readonly serve: (...routes: readonly Route[]) => Promise<void>;
  /**
   * Returns the memory of the process in MB, its open client connections, and those with bytes that the client has not
   * read, as the system counts them.
   */
  readonly resources: () => {
    readonly rssMb: number;
    readonly connections: number;
    readonly unread: number;
  };
  /** Returns the bytes of the audit trail; 0 if there is none. */
  readonly trailBytes: () => number;
  /** Signs a token of the issuer that the gateway trusts; only with the setup `jwt`. */
  readonly sign: (header: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Aborts when the time of the row has passed. */
  readonly signal: AbortSignal;
}

/** The result of an attack; an attack with only the common bounds returns a text instead. */
export interface Finding {
  readonly outcome: string;
  /** The reason why the row fails in addition to the common bounds; undefined if it passes. */
  readonly fault?: string | undefined;
}

/** One row of the table. */
export interface Attack {
  /** The row of the issue, such as `C1`; `own` if only the drill has it. */
  readonly id: string;
  readonly name: string;
  /** The setup; `default` if absent. */
  readonly setup?: Setup;
  /** The milliseconds that others may wait in the full drill, if fewer than for other rows. */
  readonly maxWaitMs?: number;
  /** The milliseconds within which the gateway must release the memory of the attack; by default a few seconds. */
  readonly settleMs?: number;
  readonly run: (target: Target) => Promise<string | Finding>;
}
