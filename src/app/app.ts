import type { RequestListener } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import type { Trail } from '../audit/trail.ts';
import { isLoopback } from '../config/setting-types.ts';
import type { Settings } from '../config/settings.ts';
import { type ClientRequest, createContext } from '../graphql/context.ts';
import { allowOrigins } from '../http/cors.ts';
import { OperationLimiter } from '../http/hooks/operation-limiter.ts';
import { createHttpServer } from '../http/http-server.ts';
import { registerGraphiql } from '../http/routes/graphiql.ts';
import { registerGraphql } from '../http/routes/graphql.ts';
import { registerMetrics } from '../http/routes/metrics.ts';
import { serializeUnexpectedError } from '../lib/serialize-error.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import type { Provider } from '../providers/contract/provider.ts';
import { connectProviders } from '../providers/registry.ts';
import type { UpstreamState } from '../upstream/observer.ts';
import { Providers } from '../use-cases/providers.ts';
import { createGraphql } from './create-graphql.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { registerHealthRoutes } from './health-routes.ts';
import { observeUpstreams } from './observe-upstreams.ts';
import { openHandles } from './open-handles.ts';
import { connectReplicas } from './replicas.ts';
import { createRequestGuards } from './request-guards.ts';
import type { SharedResources } from './shared-resources.ts';
import { createUseCases } from './update-pipeline.ts';
import { openUpstreamBudgets } from './upstream-budgets.ts';

/** An operation that arrives in this process, and not in an HTTP request. */
export interface LocalOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The objects that are created from one configuration, except the listener. */
export interface App {
  readonly response: RequestListener;
  /** Call it when requests come from now on: the key sets of the configuration before are released. */
  readonly activate: () => void;
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
 * @throws {TrailError} if the audit trail cannot be used. Whatever fails, nothing is left open.
 */
export async function createApp(settings: Settings, shared: SharedResources): Promise<App> {
  const { log, metrics } = shared;
  await using opening = new AsyncDisposableStack();
  const handles = await openHandles(settings, shared, opening);
  const { trail, store, traces } = handles;
  const { observer, upstreams, history } = observeUpstreams(shared);
  const budgets = openUpstreamBudgets(shared, settings, store.store);
  opening.defer(budgets.close);
  const replicas = connectReplicas(settings, store, log);
  opening.defer(() => replicas?.close());
  const connected = connectProviders(
    settings,
    { ...observer, observeAttempt: traces?.observeAttempt, openBudget: budgets.open },
    replicas,
  );
  opening.defer(() => closeAll(connected));
  const onUnexpectedError = (error: unknown, ids: object) => {
    metrics.requests.countUnexpectedError();
    log.error({ ...ids, ...serializeUnexpectedError(error) }, 'Unexpected error');
  };
  const apollo = await createGraphql(settings, shared, { ...handles, onUnexpectedError });
  await apollo.start();
  opening.defer(() => apollo.stop());
  const { activate, ...guards } = await createRequestGuards(settings, shared, store);
  const useCases = createUseCases(settings, shared, {
    providers: new Providers(connected),
    ...{ trail, store },
    rates: guards.rates,
  });
  const inFlight = new OperationLimiter(settings.limits.inFlight, shared.load);
  const server = createHttpServer({
    maxBodyBytes: settings.limits.requestBytes,
    // If callers need a credential, a page that has none cannot use another host name to get in.
    acceptsHost: settings.access.mode === 'open' ? isLoopback : () => true,
    isStopping: shared.isStopping,
    decidingHeaders: settings.access.header === undefined ? [] : [settings.access.header],
    onUnexpectedError,
    reportRefusal: shared.reportRefusal,
  });
  opening.defer(() => server.close());
  registerHealthRoutes(server, {
    ...{ settings, shared, upstreams, history },
    callers: guards.callers,
    trail: trail?.trail,
    store,
  });
  registerMetrics(server, { callers: guards.callers, hold: shared.hold, ...metrics });
  allowOrigins(server, settings.server.cors ?? { origins: [], headers: [] });
  registerGraphql(server, {
    apollo,
    useCases,
    inFlight,
    hold: shared.hold,
    reportRefusal: shared.reportRefusal,
    ...guards,
    federation: settings.server.federation,
    page: graphiqlPage(settings),
    watch: metrics.operations.watch,
    deadlineMs: settings.limits.deadlineMs,
    listDeadlineMs: settings.limits.listDeadlineMs,
    sampledShare: settings.traces?.sample ?? 0,
  });
  if (settings.server.graphiql) await registerGraphiql(server);
  await server.ready();

  const opened = opening.move();
  const close = async () => {
    await withTimeout(inFlight.idle(), CLOSE_MS);
    await opened.disposeAsync();
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
    activate,
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

const closeAll = async (providers: readonly Provider<never>[]) => {
  await Promise.allSettled(providers.map((provider) => provider.close()));
};
