import type { StoredResponse } from '../response/response-recorder.ts';
import type { SingleFlight } from './single-flight.ts';

/** An upstream whose reads replicas share. */
export interface ReplicatedUpstream {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly url: URL;
  /** What identifies the account of the gateway: each account may get other responses. */
  readonly credential: readonly string[];
  /** Shared by all upstreams of the same users: a write to one makes reads of all outdated. */
  readonly singleFlight: SingleFlight;
}

/** Connects upstreams with those of the other replicas. */
export interface Replicas {
  readonly connect: (upstream: ReplicatedUpstream) => ReplicaReads;
}

/** What replicas share about the reads of one upstream. */
export interface ReplicaReads {
  /** Undefined if its responses are not cached. */
  readonly cache: ReadCache | undefined;
  readonly announceWrite: AnnounceWrite;
}

/**
 * Makes the earlier reads of all replicas outdated before a write is sent. It waits for a short time
 * only, and never fails.
 *
 * @returns a function that does the same when the write has ended, whatever its result.
 */
export type AnnounceWrite = () => Promise<EndWrite>;

/** @param isSettled whether it is known if the write was applied: otherwise it may still be. */
export type EndWrite = (isSettled: boolean) => Promise<void>;

/** Responses of one upstream, which all replicas share for a short time. */
export interface ReadCache {
  /**
   * Looks for a response, for a short time only.
   *
   * @param key contains everything that the response depends on, except the upstream and its credential.
   * @returns null if the cache cannot be used now. Otherwise the response, or what stores it.
   */
  readonly find: (key: string) => Promise<CacheEntry | null>;
}

/** What a cache has for a key. */
export interface CacheEntry {
  /** Undefined if there is none. */
  readonly response: StoredResponse | undefined;
  /** Stores a response, unless a write has begun since the entry was looked for. It never fails. */
  readonly store: (response: StoredResponse) => Promise<void>;
}
