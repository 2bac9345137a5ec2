import { createHash } from 'node:crypto';
import type { Settings } from '../config/settings.ts';
import type { Log } from '../observability/log/log.ts';
import type { ProviderReplicas } from '../providers/contract/shared-session.ts';
import { CachedResponses } from '../store/cached-responses.ts';
import { ReadGenerations } from '../store/read-generations.ts';
import { createSealer } from '../store/sealed.ts';
import { createSessionSharing } from '../store/shared-session.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import { WriteAnnouncer } from '../store/write-announcer.ts';
import type { ReadCache, ReplicatedUpstream } from '../upstream/policies/replicas.ts';
import type { SingleFlight } from '../upstream/policies/single-flight.ts';
import type { StoredResponse } from '../upstream/response/response-recorder.ts';

/** The connection of all upstreams of one configuration to the other replicas. */
export interface ConnectedReplicas extends ProviderReplicas {
  readonly close: () => void;
}

/**
 * Connects the upstreams of one configuration to those of the other replicas through the store.
 *
 * @returns undefined if no store is configured: then nothing is shared.
 */
export function connectReplicas(
  settings: Settings,
  handle: StoreHandle,
  log: Log,
): ConnectedReplicas | undefined {
  if (settings.store === undefined) return undefined;
  const groups = new UpstreamGroups();
  const { store, hashKey } = handle;
  const generations = new ReadGenerations(store);
  const sealer = createSealer(hashKey);
  const announcer = new WriteAnnouncer({
    store,
    generations,
    onWrite: (upstreams) => groups.invalidate(upstreams),
    onGap: () => groups.invalidateAll(),
  });
  const warn = (provider: string) =>
    log.warn({ provider }, 'Write not announced to other replicas');
  return {
    connect: ({ provider, url, credential, singleFlight }: ReplicatedUpstream) => {
      const upstream = toName(url);
      groups.add(singleFlight, upstream);
      const ttlSeconds = settings.providers[provider]?.cacheSeconds ?? 0;
      const options = { generations, sealer, hashKey, upstream, credential, ttlSeconds };
      return {
        cache: ttlSeconds === 0 ? undefined : toReadCache(new CachedResponses(options)),
        announceWrite: async () => {
          const { isConfirmed, end } = await announcer.begin(groups.upstreamsOf(singleFlight));
          if (!isConfirmed) warn(provider);
          return async (isSettled) => {
            if (!(await end(isSettled))) warn(provider);
          };
        },
      };
    },
    shareSession: createSessionSharing(handle),
    close: () => {
      announcer.close();
      generations.close();
    },
  };
}

/** Which upstreams have the same users, and share the reads in flight. */
class UpstreamGroups {
  readonly #upstreams = new Map<SingleFlight, Set<string>>();

  add(singleFlight: SingleFlight, upstream: string): void {
    const known = this.#upstreams.get(singleFlight) ?? new Set();
    this.#upstreams.set(singleFlight, known.add(upstream));
  }

  upstreamsOf(singleFlight: SingleFlight): readonly string[] {
    return [...(this.#upstreams.get(singleFlight) ?? [])];
  }

  invalidate(changed: readonly string[]): void {
    for (const [singleFlight, upstreams] of this.#upstreams) {
      if (changed.some((upstream) => upstreams.has(upstream))) singleFlight.invalidate();
    }
  }

  invalidateAll(): void {
    for (const singleFlight of this.#upstreams.keys()) singleFlight.invalidate();
  }
}

/**
 * Returns the name of an upstream in the store. Two entries of the configuration with one URL are the same upstream. No key
 * is used, so that replicas understand each other while `store.key` is rotated.
 */
const toName = (url: URL): string =>
  createHash('sha256').update(url.href).digest('base64url').slice(0, 22);

const toReadCache = (responses: CachedResponses): ReadCache => ({
  find: async (key) => {
    const found = await responses.find(key);
    // What was stored is what `store` got.
    return found && { ...found, response: found.response as StoredResponse | undefined };
  },
});
