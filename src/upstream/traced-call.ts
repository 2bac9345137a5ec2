import type { Endpoint } from './endpoint.ts';

/** One call as it went, for whoever asked for a trace. It holds no id, no query and no body. */
export interface TracedCall {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  /** What the upstream answered; null where nothing came back. */
  readonly status: number | null;
  /** Milliseconds, from the wish to the end, waiting for a place included. */
  readonly ms: number;
  /** 2 where the same call was made before with a credential that had run out. */
  readonly attempts: number;
  /** Whether another request had the same read under way, whose answer served both. */
  readonly shared: boolean;
}
