import { setTimeout as sleep } from 'node:timers/promises';
import { ACCESS_ERROR_CODES } from './access/access-error.ts';
import { JwksCache } from './access/jwks-cache.ts';
import { TrailPool } from './audit/trail-pool.ts';
import { ConfigError } from './config/config-error.ts';
import type { Settings } from './config/settings.ts';
import { findRenamedKeys, findUnsafeChanges } from './config/unsafe-reload.ts';
import { ClientGuard } from './http/client-guard.ts';
import { closeListener } from './http/close-listener.ts';
import { Load } from './http/in-flight.ts';
import { createListener } from './http/listener.ts';
import { readWhatCame } from './http/read-what-came.ts';
import type { RefusedRequest } from './http/refusal.ts';
import { serializeUnexpectedError } from './lib/serialize-error.ts';
import type { Log } from './observability/log/log.ts';
import { createMetrics } from './observability/metrics/metrics.ts';
import { CallerConcurrency } from './rate-limit/caller-concurrency.ts';
import { LruCounter } from './rate-limit/lru-counter.ts';
import { openService, type Service } from './service.ts';
import { StorePool } from './store/store-pool.ts';
import { OneAtATime } from './users/one-at-a-time.ts';

/** A gateway that listens. */
export interface Gateway extends AsyncDisposable {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /** Operations under way. */
  readonly underWay: () => number;
  /**
   * Answers with other settings from now on. What is under way ends with those that it began with.
   *
   * @returns false where it has begun to stop, so that nothing was changed.
   * @throws {ConfigError} where they can be had by a restart alone, {TrailError} where their trail cannot be used; then
   *   all is as it was.
   */
  readonly reload: (settings: Settings) => Promise<boolean>;
  /**
   * Is no longer ready, and goes on accepting for `server.drainMs`: whoever spreads requests needs a moment to notice.
   * To be followed by `close`.
   */
  readonly drain: () => Promise<void>;
  /** Takes no more requests, answers those under way and lets go of the upstreams. */
  readonly close: () => Promise<void>;
}

/** What lives as long as the process, around the one service that answers just now. */
export async function startGateway(initial: Settings, log: Log): Promise<Gateway> {
  const load = new Load();
  let isStopping = false;
  let settings = initial;
  const metrics = createMetrics({
    load,
    upstreams: () => current.upstreams(),
    trail: () => current.trail,
    clients: { connections: () => clients.connections, unsentBytes: () => clients.unsentBytes },
    droppedLines: log.dropped,
  });
  const clients = new ClientGuard({ settings: () => settings, metrics, log });
  const reportRefusal = (refused: RefusedRequest) => log.info({ ...refused }, toMessage(refused));
  const around = {
    log,
    load,
    metrics,
    clients,
    trails: new TrailPool(log),
    stores: new StorePool(log),
    keySets: new JwksCache(),
    callers: { counts: new LruCounter(), inFlight: new CallerConcurrency() },
    writes: new OneAtATime(),
    reportRefusal,
    isStopping: () => isStopping,
  };
  let current = await openService(settings, around);
  const retiring = new Set<Promise<void>>();
  const listener = createListener(
    (request, response) => {
      if (clients.watch(request, response)) current.answer(request, response);
    },
    { reportRefusal, attach: (server) => clients.attachTo(server) },
  );

  /** Its last requests may go on for long: nobody has to wait for them but the end. */
  const retire = (service: Service) => {
    const retired = service
      .close()
      .catch((error) =>
        log.error(serializeUnexpectedError(error), 'What a reload replaced did not end well.'),
      )
      .finally(() => retiring.delete(retired));
    retiring.add(retired);
  };
  let opening: Promise<Service> | undefined;
  const reload = async (next: Settings) => {
    refuseUnsafeChanges(settings, next, around.stores);
    opening = openService(next, around);
    const opened = await opening;
    // It may have been told to stop meanwhile.
    if (isStopping) {
      await opened.close();
      return false;
    }
    for (const { from, to } of findRenamedKeys(settings, next)) {
      log.warn({ from, to }, to === null ? 'API key removed' : 'API key renamed');
    }
    const before = current;
    [current, settings] = [opened, next];
    retire(before);
    return true;
  };
  const drain = async () => {
    isStopping = true;
    await sleep(settings.server.drainMs);
    await Promise.all(listener.servers.map(readWhatCame));
  };
  const close = async () => {
    isStopping = true;
    await Promise.allSettled([opening]);
    await closeListener(listener, load);
    await Promise.all([current.close(), ...retiring]);
  };
  try {
    const { host, port } = settings.server;
    const url = await listener.listen({ host, port });
    return {
      url,
      underWay: () => load.underWay,
      reload,
      drain,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Authentication and authorization have a message of their own, of which an alarm can be made. */
function toMessage({ code }: RefusedRequest): string {
  return ACCESS_ERROR_CODES.includes(code) ? 'A caller was not let in.' : 'A request was refused.';
}

/**
 * Refuses such settings as a whole: with the rest of them it might be open to a network that they mean to shut out.
 *
 * @throws {ConfigError}
 */
function refuseUnsafeChanges(old: Settings, next: Settings, stores: StorePool): void {
  const problems = findUnsafeChanges(old, next, { hasLocalRecords: stores.hasLocalRecords });
  if (problems.length > 0) throw new ConfigError('The configuration', problems);
}
