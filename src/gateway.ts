import { setTimeout as sleep } from 'node:timers/promises';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { createAuthenticator } from './access/authenticator.ts';
import { openTrail } from './audit/trail.ts';
import { isLoopback } from './config/setting-types.ts';
import { createSettingsSchema, type Settings } from './config/settings.ts';
import { describeBug } from './describe-bug.ts';
import type { Context } from './graphql/context.ts';
import { createGraphqlServer } from './graphql/graphql-server.ts';
import { operationLogPlugin } from './graphql/operation-log-plugin.ts';
import { planPlugin } from './graphql/plan-plugin.ts';
import { Callers } from './http/callers.ts';
import { registerGraphiql } from './http/graphiql-routes.ts';
import { registerGraphql } from './http/graphql-route.ts';
import { registerHealth } from './http/health-routes.ts';
import { createHttpServer } from './http/http-server.ts';
import { InFlight } from './http/in-flight.ts';
import { registerMetrics } from './http/metrics-route.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import { observedBy } from './providers/connect-upstream.ts';
import type { Provider } from './providers/provider.ts';
import { PROVIDER_MODULES } from './providers/registry.ts';
import { audited } from './users/audited-update.ts';
import { protecting } from './users/protected-users.ts';
import { Providers } from './users/providers.ts';
import { createUpdateUser } from './users/update-user.ts';

/** A gateway that listens. */
export interface Gateway extends AsyncDisposable {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /**
   * Is no longer ready, and goes on accepting for `server.drainMs`: whoever spreads requests needs a moment to notice.
   * To be followed by `close`.
   */
  readonly drain: () => Promise<void>;
  /** Takes no more requests, answers those under way and lets go of the upstreams. */
  readonly close: () => Promise<void>;
}

/** The schema of a configuration with every kind of provider that is registered. */
export function settingsSchema(): ReturnType<typeof createSettingsSchema> {
  const [first, ...others] = PROVIDER_MODULES.map(({ settings }) => settings);
  if (first === undefined) throw new Error('No provider is registered.');
  return createSettingsSchema([first, ...others]);
}

/** Builds every configured installation. Nothing is sent. */
export function connectProviders(settings: Settings): Provider<never>[] {
  return Object.entries(settings.providers).map(([id, provider]) => {
    const module = PROVIDER_MODULES.find(
      ({ settings: { shape } }) => shape.kind.value === provider.kind,
    );
    if (module === undefined)
      throw new Error('A provider passed the schema and is not registered.');
    return module.connect(id, provider);
  });
}

/** Settings → providers → use cases → GraphQL → HTTP. */
export async function startGateway(settings: Settings, log: Log): Promise<Gateway> {
  const inFlight = new InFlight(settings.limits.inFlight);
  const metrics = createMetrics(inFlight);
  const connected = observedBy(metrics.upstreams, () => connectProviders(settings));
  const providers = new Providers(connected);
  const update = protecting(createUpdateUser(), settings.access.protectedUsers);
  const { audit } = settings;
  const trail = audit && (await openTrail(audit.file, audit.key.reveal(), log));
  const callers = new Callers(createAuthenticator(settings.access), (code, reason) =>
    log.info({ code, reason }, 'A caller was not let in.'),
  );
  // Who has to show a credential cannot be led here by a page that has none.
  const isOpen = settings.access.mode === 'open';
  const server = createHttpServer({ acceptsHost: isOpen ? isLoopback : () => true });
  const apollo = createGraphqlServer({
    introspection: settings.server.introspection,
    federation: settings.server.federation,
    tellsScopes: settings.server.federationScopes,
    reportBug: (error, requestId) =>
      log.error({ requestId, ...describeBug(error) }, 'An error that nobody foresaw.'),
    plugins: [
      planPlugin({ maxUpstreamCalls: settings.limits.upstreamCalls }),
      fastifyApolloDrainPlugin<Context>(server),
      operationLogPlugin((record) => log.info({ ...record }, 'operation')),
      metrics.operations.plugin,
    ],
  });
  await apollo.start();
  let isStopping = false;
  registerHealth(server, () => isStopping);
  registerMetrics(server, { callers, ...metrics });
  registerGraphql(server, {
    apollo,
    useCases: {
      providers,
      updateUser: trail === undefined ? update : audited(update, trail),
    },
    inFlight,
    callers,
    watch: metrics.operations.watch,
    deadlineMs: settings.limits.deadlineMs,
    listDeadlineMs: settings.limits.listDeadlineMs,
  });
  if (settings.server.graphiql) await registerGraphiql(server);

  const drain = async () => {
    isStopping = true;
    await sleep(settings.server.drainMs);
  };
  const close = async () => {
    isStopping = true;
    await apollo.stop();
    await server.close();
    await inFlight.idle();
    await Promise.allSettled(connected.map((provider) => provider.close()));
    await trail?.close();
  };
  try {
    const { host, port } = settings.server;
    const url = await server.listen({ host, port });
    return { url, drain, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
