import type { RequestListener } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import { toFingerprint } from '../audit/fingerprint.ts';
import type { Trail } from '../audit/trail.ts';
import type { TrailHandle } from '../audit/trail-pool.ts';
import { isLoopback } from '../config/setting-types.ts';
import type { Settings } from '../config/settings.ts';
import { type ClientRequest, createContext } from '../graphql/context.ts';
import { createGraphqlServer } from '../graphql/graphql-server.ts';
import { operationLogPlugin } from '../graphql/plugins/operation-log-plugin.ts';
import { planPlugin } from '../graphql/plugins/plan-plugin.ts';
import { allowOrigins } from '../http/cors.ts';
import { OperationLimiter } from '../http/hooks/operation-limiter.ts';
import { createHttpServer } from '../http/http-server.ts';
import { registerGraphiql } from '../http/routes/graphiql.ts';
import { registerGraphql } from '../http/routes/graphql.ts';
import { registerMetrics } from '../http/routes/metrics.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import { connectProviders } from '../providers/registry.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import type { Departure, ObservedCall, UpstreamState } from '../upstream/observer.ts';
import { reportEachHour } from '../upstream/report-each-hour.ts';
import { Providers } from '../use-cases/providers.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { registerHealthRoutes } from './health-routes.ts';
import { connectReplicas } from './replicas.ts';
import { createRequestGuards } from './request-guards.ts';
import type { SharedResources } from './shared-resources.ts';
import { createUseCases } from './update-pipeline.ts';
import { openUpstreamBudgets } from './upstream-budgets.ts';
import { UpstreamHistory } from './upstream-history.ts';
import { createUpstreamLog } from './upstream-log.ts';

/** An operation that arrives in this process, and not in an HTTP request. */
export interface LocalOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The objects that are created from one configuration, except the listener. */
export interface App {
  readonly response: RequestListener;
  /** Executes an operation with everything that applies to one of an HTTP request, except what concerns HTTP. */
  readonly execute: (
    operation: LocalOperation,
    client: ClientRequest,
  ) => Promise<FormattedExecutionResult>;
  readonly providers: Providers;
  readonly upstreams: () => readonly UpstreamState[];
  /** Undefined if no audit trail is configured. */
  readonly trail: Trail | undefined;
  /**
   * Completes the requests in flight and releases the upstreams and the audit trail. Call it when
   * no more requests come. Requests that are not done after five minutes are cut off.
   */
  readonly close: () => Promise<void>;
}

/** Longer than any operation takes with a reasonable time limit. */
const CLOSE_MS = 300_000;

/**
 * Creates, in this order: settings → providers → use cases → GraphQL → HTTP. Sends nothing.
 *
 * @throws {TrailError} if the audit trail cannot be used; nothing is left open then.
 */
export async function createApp(settings: Settings, shared: SharedResources): Promise<App> {
  const { audit } = settings;
  // Comes first, because it may fail.
  const trail = audit && (await shared.trails.acquire(audit.file, audit.key.reveal()));
  let store: StoreHandle | undefined;
  try {
    store = await shared.stores.acquire(settings.store);
    return await buildApp(settings, shared, { trail, store });
  } catch (error) {
    await releaseHandles({ trail, store });
    throw error;
  }
}

async function buildApp(
  settings: Settings,
  shared: SharedResources,
  handles: Handles,
): Promise<App> {
  const { log, metrics } = shared;
  const { trail, store } = handles;
  // Loaded only if it is used: its packages take 100 ms to load.
  const traces =
    settings.traces &&
    (await import('../observability/tracing/traces.ts')).openTraces(
      settings.traces,
      shared.instance,
      (dropped) => log.warn({ ...dropped }, 'Traces could not be sent'),
    );
  const states: (() => UpstreamState)[] = [];
  const upstreamLog = createUpstreamLog(log);
  const history = new UpstreamHistory();
  const observer = {
    observe: (call: ObservedCall) => {
      metrics.observeCall(call);
      upstreamLog.observeCall(call);
      history.record(call);
    },
    observeBreaker: upstreamLog.observeBreaker,
    observeDeparture: observeDepartures(shared),
    watch: (state: () => UpstreamState) => states.push(state),
  };
  const budgets = openUpstreamBudgets(shared, settings, store.store);
  const replicas = connectReplicas(settings, store, log);
  const connected = connectProviders(
    settings,
    { ...observer, observeAttempt: traces?.observeAttempt, openBudget: budgets.open },
    replicas,
  );
  const inFlight = new OperationLimiter(settings.limits.inFlight, shared.load);
  const onUnexpectedError = (error: unknown, ids: object) => {
    metrics.requests.countUnexpectedError();
    log.error({ ...ids, ...serializeUnexpectedError(error) }, 'Unexpected error');
  };
  const apollo = await createGraphqlServer({
    introspection: settings.server.introspection,
    federation: settings.server.federation,
    exposeScopes: settings.server.federationScopes,
    composeOneOf: settings.server.federationOneOf,
    limits: settings.limits,
    onUnexpectedError,
    plugins: [
      planPlugin(settings.limits),
      operationLogPlugin({
        report: (record, isUncertain) =>
          isUncertain
            ? log.warn({ ...record }, 'Operation completed')
            : log.info({ ...record }, 'Operation completed'),
        hashKey: createKeyHash(settings, store),
      }),
      metrics.operations.plugin,
      ...(traces === undefined ? [] : [traces.plugin]),
    ],
  });
  await apollo.start();
  const admission = await createRequestGuards(settings, shared, store);
  const server = createHttpServer({
    maxBodyBytes: settings.limits.requestBytes,
    // If callers need a credential, a page that has none cannot use another host name to get in.
    acceptsHost: settings.access.mode === 'open' ? isLoopback : () => true,
    isStopping: shared.isStopping,
    decidingHeaders: settings.access.header === undefined ? [] : [settings.access.header],
    onUnexpectedError,
    reportRefusal: shared.reportRefusal,
  });
  const upstreams = () => states.map((state) => state());
  registerHealthRoutes(server, {
    ...{ settings, shared, upstreams, history },
    callers: admission.callers,
    trail: trail?.trail,
    store,
  });
  registerMetrics(server, { callers: admission.callers, hold: shared.hold, ...metrics });
  allowOrigins(server, settings.server.cors ?? { origins: [], headers: [] });
  const useCases = createUseCases(settings, {
    providers: new Providers(connected),
    writes: shared.writes,
    ...handles,
    rates: admission.rates,
    isDryRun: shared.isDryRun ?? false,
    reportDisclosure: (disclosure) =>
      log.info({ ...disclosure }, 'Secret disclosed without an audit trail'),
    onRecordNotStored: (requestId) =>
      log.error({ requestId }, 'Idempotency record could not be stored'),
    onUnknownUpdate: metrics.operations.countUnknownUpdate,
    onUnlocked: (requestId) => {
      metrics.store.countUnlocked();
      log.warn({ requestId }, 'Update made without the lock of its user');
    },
  });
  registerGraphql(server, {
    apollo,
    useCases,
    inFlight,
    hold: shared.hold,
    reportRefusal: shared.reportRefusal,
    ...admission,
    federation: settings.server.federation,
    page: graphiqlPage(settings),
    watch: metrics.operations.watch,
    deadlineMs: settings.limits.deadlineMs,
    listDeadlineMs: settings.limits.listDeadlineMs,
    sampledShare: settings.traces?.sample ?? 0,
  });
  if (settings.server.graphiql) await registerGraphiql(server);
  await server.ready();

  const close = async () => {
    await withTimeout(inFlight.idle(), CLOSE_MS);
    await apollo.stop();
    await server.close();
    budgets.close();
    await Promise.allSettled(connected.map((provider) => provider.close()));
    replicas?.close();
    await releaseHandles(handles);
    await traces?.close();
  };
  let closed: Promise<void> | undefined;
  return {
    execute: async (operation, client) => {
      const contextValue = metrics.operations.watch(createContext(useCases, client));
      const { body } = await apollo.executeOperation(operation, { contextValue });
      if (body.kind !== 'single') throw new Error('A response is returned as a whole.');
      return body.singleResult;
    },
    providers: useCases.providers,
    response: (request, response) => {
      inFlight.follow(response);
      server.routing(request, response);
    },
    upstreams,
    trail: trail?.trail,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/**
 * Returns a function that replaces an idempotency key by digits: those of the audit trail if there is one, and else those
 * that are equal as long as the store is.
 */
const createKeyHash = ({ audit }: Settings, { hashKey }: StoreHandle) => {
  const key = audit?.key.reveal() ?? hashKey;
  return (idempotencyKey: string) => toFingerprint(idempotencyKey, key);
};

/** Counts every departure of a response, and logs each path once per hour. */
function observeDepartures({ log, metrics }: SharedResources): (departure: Departure) => void {
  const report = reportEachHour(({ provider, endpoint: { api, method, path }, detail }) =>
    log.warn({ provider, api, method, path, detail }, 'Response departs from its documentation'),
  );
  return (departure) => {
    metrics.countDeparture(departure);
    report(departure);
  };
}

/** The resources that several services share. */
interface Handles {
  readonly trail: TrailHandle | undefined;
  readonly store: StoreHandle;
}

async function releaseHandles(
  handles: Record<keyof Handles, Pick<StoreHandle, 'release'> | undefined>,
): Promise<void> {
  await handles.trail?.release();
  await handles.store?.release();
}
