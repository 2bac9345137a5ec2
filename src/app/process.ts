import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config/config-error.ts';
import { getInstanceName } from '../config/instance-name.ts';
import type { Settings } from '../config/settings.ts';
import { findUnsafeChanges } from '../config/unsafe-reload.ts';
import { createClientGuard } from '../http/connections/client-guard.ts';
import { OperationCounter } from '../http/hooks/operation-limiter.ts';
import { closeListener, createListener } from '../http/listener.ts';
import type { RefusedRequest } from '../http/refusals/refusal.ts';
import { stopAccepting } from '../http/stop-accepting.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import type { Log } from '../observability/log/log.ts';
import { createMetrics, type Metrics } from '../observability/metrics/metrics.ts';
import { type App, createApp } from './app.ts';
import { RefusalLog } from './refusal-log.ts';
import { logReload } from './reload-log.ts';
import { createSharedResources } from './shared-resources.ts';

/** A gateway that accepts connections. */
export interface Gateway extends AsyncDisposable {
  /** For example `http://127.0.0.1:4000`, without a trailing slash. */
  readonly url: string;
  /** Returns the number of operations in flight. */
  readonly inFlight: () => number;
  /**
   * Applies other settings to new requests. Requests in flight end with the settings that they
   * began with.
   *
   * @returns false if the gateway has begun to stop; nothing is changed then.
   * @throws {ConfigError} if a change needs a restart, {TrailError} if the new audit trail cannot
   *   be used; nothing is changed then.
   */
  readonly reload: (settings: Settings) => Promise<boolean>;
  /**
   * Opens what other settings need without using them, so that several processes can change at once.
   *
   * @returns undefined if the gateway has begun to stop; nothing is open then.
   * @throws like `reload`.
   */
  readonly prepareReload: (settings: Settings) => Promise<PreparedReload | undefined>;
  /** Records that a reload failed, which may be before there are settings; for the metrics. */
  readonly recordFailedReload: () => void;
  /** Returns the metrics of this process. */
  readonly collectMetrics: Metrics['collect'];
  /**
   * Reports not ready, keeps accepting requests for `server.drainMs`, because load balancers need a moment to notice,
   * and then stops accepting. Call `close` afterwards.
   */
  readonly drain: () => Promise<void>;
  /** Stops accepting requests, completes those in flight and releases the upstreams. */
  readonly close: () => Promise<void>;
}

/** Settings that can be applied at once. */
export interface PreparedReload {
  /** Applies them. Returns false if the gateway has begun to stop; nothing is changed then. */
  readonly commit: () => boolean;
  /** Closes what was opened for them. */
  readonly discard: () => Promise<void>;
}

/** What distinguishes this process from others with the same configuration. */
interface ProcessOptions {
  /** Its name in the audit trail and in traces; default: that of a process without workers. */
  readonly instance?: string;
  /** Returns the metrics of all workers as text; absent if this process is no worker. */
  readonly mergeWorkers?: () => Promise<string>;
}

/** Starts the objects that live as long as the process, and the service of the configuration. */
export async function startGateway(
  initial: Settings,
  log: Log,
  { instance = getInstanceName(initial.server.instance), mergeWorkers }: ProcessOptions = {},
): Promise<Gateway> {
  const load = new OperationCounter();
  let isStopping = false;
  let settings = initial;
  const metrics = createMetrics({
    load,
    upstreams: () => current.upstreams(),
    trail: () => current.trail,
    isStoreUp: () => shared.stores.isUp,
    clients: () => ({
      connections: clients.connections.count,
      unsentBytes: clients.responses.unsentBytes,
    }),
    mergeWorkers,
    droppedLines: log.dropped,
  });
  const clients = createClientGuard({
    settings: () => settings,
    metrics: metrics.requests,
    log,
  });
  const refusals = new RefusalLog(log);
  const reportRefusal = (refused: RefusedRequest) => {
    metrics.requests.countRefused(refused);
    refusals.add(refused);
  };
  const shared = createSharedResources({
    instance,
    log,
    load,
    metrics,
    hold: clients.responses.hold.bind(clients.responses),
    reportRefusal,
    isStopping: () => isStopping,
  });
  let current = await createApp(settings, shared);
  current.activate();
  const retiring = new Set<Promise<void>>();
  const listener = createListener(
    (request, response) => {
      if (clients.responses.watch(request, response)) current.response(request, response);
    },
    { reportRefusal, attach: (server) => clients.connections.attachTo(server) },
  );

  /**
   * Closes a replaced service in the background: its last requests may take long, and only shutdown
   * waits for them.
   */
  const retire = (service: App) => {
    const retired = service
      .close()
      .catch((error) =>
        log.error(serializeUnexpectedError(error), 'Closing the previous configuration failed'),
      )
      .finally(() => retiring.delete(retired));
    retiring.add(retired);
  };
  let opening: Promise<App> | undefined;
  let prepared: PreparedReload | undefined;
  const prepareReload = async (next: Settings) => {
    const problems = findUnsafeChanges(settings, next);
    // Applied in part, the settings might open the gateway to a network that they mean to shut out.
    if (problems.length > 0) throw new ConfigError('The configuration', problems);
    opening = createApp(next, shared);
    const opened = await opening;
    // The gateway may have begun to stop meanwhile.
    if (isStopping) {
      await opened.close();
      return undefined;
    }
    const commit = () => {
      prepared = undefined;
      if (isStopping) {
        retire(opened);
        return false;
      }
      logReload(log, settings, next);
      const before = current;
      [current, settings] = [opened, next];
      current.activate();
      retire(before);
      metrics.config.recordReload(true);
      return true;
    };
    const discard = () => {
      prepared = undefined;
      return opened.close();
    };
    prepared = { commit, discard };
    return prepared;
  };
  const reload = async (next: Settings) => (await prepareReload(next))?.commit() ?? false;
  const drain = async () => {
    isStopping = true;
    await sleep(settings.server.drainMs);
    await Promise.all(listener.servers.map(stopAccepting));
  };
  const close = async () => {
    isStopping = true;
    await Promise.allSettled([opening]);
    await prepared?.discard();
    await closeListener(listener, load);
    await Promise.all([current.close(), ...retiring]);
    refusals.flush();
  };
  try {
    const { host, port } = settings.server;
    const url = await listener.listen({ host, port });
    return {
      url,
      inFlight: () => load.inFlight,
      reload,
      prepareReload,
      recordFailedReload: () => metrics.config.recordReload(false),
      collectMetrics: metrics.collect,
      drain,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
