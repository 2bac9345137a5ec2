import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { isLoopback } from './config/setting-types.ts';
import { createSettingsSchema, type Settings } from './config/settings.ts';
import { describeBug } from './describe-bug.ts';
import type { Context } from './graphql/context.ts';
import { createGraphqlServer } from './graphql/graphql-server.ts';
import { operationLogPlugin } from './graphql/operation-log-plugin.ts';
import { planPlugin } from './graphql/plan-plugin.ts';
import { registerGraphiql } from './http/graphiql-routes.ts';
import { registerGraphql } from './http/graphql-route.ts';
import { registerHealth } from './http/health-routes.ts';
import { createHttpServer } from './http/http-server.ts';
import type { Log } from './log.ts';
import type { Provider } from './providers/provider.ts';
import { PROVIDER_MODULES } from './providers/registry.ts';
import { Providers } from './users/providers.ts';
import { createUpdateUser } from './users/update-user.ts';

/** A gateway that listens. */
export interface Gateway extends AsyncDisposable {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
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
  const connected = connectProviders(settings);
  const providers = new Providers(connected);
  const server = createHttpServer({ acceptsHost: isLoopback });
  const apollo = createGraphqlServer({
    introspection: settings.server.introspection,
    federation: settings.server.federation,
    reportBug: (error, requestId) =>
      log.error({ requestId, ...describeBug(error) }, 'An error that nobody foresaw.'),
    plugins: [
      planPlugin({ maxUpstreamCalls: settings.limits.upstreamCalls }),
      fastifyApolloDrainPlugin<Context>(server),
      operationLogPlugin((record) => log.info({ ...record }, 'operation')),
    ],
  });
  await apollo.start();
  registerHealth(server);
  registerGraphql(server, {
    apollo,
    useCases: { providers, updateUser: createUpdateUser(providers) },
    deadlineMs: settings.limits.deadlineMs,
    listDeadlineMs: settings.limits.listDeadlineMs,
  });
  if (settings.server.graphiql) await registerGraphiql(server);

  const close = async () => {
    await apollo.stop();
    await server.close();
    await Promise.all(connected.map((provider) => provider.close()));
  };
  try {
    const { host, port } = settings.server;
    return { url: await server.listen({ host, port }), close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
