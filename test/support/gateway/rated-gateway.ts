import { SCOPES } from '../../../src/config/scopes.ts';
import type { Settings } from '../../../src/config/settings.ts';
import { createGraphqlServer } from '../../../src/graphql/graphql-server.ts';
import { Authentication } from '../../../src/http/hooks/authentication-hook.ts';
import { OperationCounter, OperationLimiter } from '../../../src/http/hooks/operation-limiter.ts';
import { RateLimitHook } from '../../../src/http/hooks/rate-limit-hook.ts';
import { createHttpServer } from '../../../src/http/http-server.ts';
import { registerGraphql } from '../../../src/http/routes/graphql.ts';
import { KeyedCounter } from '../../../src/lib/keyed-counter.ts';
import { connectProviders } from '../../../src/providers/registry.ts';
import {
  FixedWindowCounter,
  LruCounter,
  type SharedCounter,
} from '../../../src/rate-limit/fixed-window-counter.ts';
import { RateLimiter } from '../../../src/rate-limit/rate-limiter.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { UpdateRecords } from '../../../src/store/update-records.ts';
import { Providers } from '../../../src/use-cases/providers.ts';
import { createUpdateCount } from '../../../src/use-cases/update-user/count-update.ts';
import {
  withRateLimit,
  withTarget,
  withValidation,
} from '../../../src/use-cases/update-user/refusals.ts';
import { createUpdate } from '../../../src/use-cases/update-user/update-user.ts';
import { type GraphqlAnswer, send } from '../clients/graphql.ts';
import { settingsOver } from './gateway.ts';

type PerCaller = Settings['limits']['perCaller'];

interface RatedOptions {
  readonly providers: Readonly<Record<string, unknown>>;
  readonly perCaller?: Partial<PerCaller>;
  readonly shared?: SharedCounter;
  /** Returns milliseconds; if absent, the time stays at the beginning of a minute. */
  readonly now?: () => number;
}

/** A gateway that identifies callers by the prefix of their request ids. */
export interface RatedGateway extends AsyncDisposable {
  readonly url: string;
  /** The names of callers whose requests were refused. */
  readonly refused: readonly string[];
  /** The reports of exceeded limits, such as `ann perMinute`, once a minute. */
  readonly reported: readonly string[];
  readonly ask: (
    caller: string,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ) => Promise<GraphqlAnswer>;
}

export async function startRated(options: RatedOptions): Promise<RatedGateway> {
  const { shared, now = () => 0 } = options;
  const settings = settingsOver(options.providers, {
    limits: { perCaller: options.perCaller, deadlineMs: 60_000 },
  });
  const { limits } = settings;
  const connected = connectProviders(settings);
  const providers = new Providers(connected);
  const counter = new FixedWindowCounter({ local: new LruCounter(), shared, now });
  const reported: string[] = [];
  const rates = new RateLimiter(limits.perCaller, counter, new KeyedCounter(), (caller, limit) =>
    reported.push(withoutKind(`${caller} ${limit}`)),
  );
  const refused: string[] = [];
  const scopes = new Set(SCOPES);
  const callers = new Authentication(async ({ headersDistinct }) => {
    const [id = ''] = headersDistinct['x-request-id'] ?? [];
    return { kind: 'apiKey', name: id.split('.')[0] ?? '', scopes };
  });
  const withoutKind = (caller: string) => caller.replace('apiKey:', '');
  const apollo = await createGraphqlServer({
    introspection: true,
    federation: false,
    exposeScopes: false,
    composeOneOf: false,
    limits,
    onUnexpectedError: () => {},
    plugins: [],
  });
  await apollo.start();
  const updateUser = withRateLimit(
    withTarget(withValidation(createUpdate(), () => {})),
    createUpdateCount({
      countUpdate: rates.countUpdate.bind(rates),
      records: new UpdateRecords(createMemoryStore(), 'hash key'),
      areWritesEnabled: () => true,
    }),
    () => {},
  );
  const server = createHttpServer({ maxBodyBytes: 65_536, acceptsHost: () => true });
  registerGraphql(server, {
    apollo,
    useCases: {
      providers,
      updateUser,
      writeDisclosures: async () => {},
    },
    inFlight: new OperationLimiter(limits.inFlight, new OperationCounter()),
    hold: () => {},
    reportRefusal: () => {},
    callers,
    rateLimit: new RateLimitHook(rates, (caller) => refused.push(withoutKind(caller))),
    federation: false,
    watch: (context) => context,
    deadlineMs: limits.deadlineMs,
    listDeadlineMs: limits.listDeadlineMs,
    sampledShare: 0,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  let args = 0;
  return {
    url,
    refused,
    reported,
    ask: (caller, query, variables) => {
      args += 1;
      return send(url, query, variables, { 'x-request-id': `${caller}.${args}` });
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await apollo.stop();
      await Promise.all(connected.map((provider) => provider.close()));
    },
  };
}
