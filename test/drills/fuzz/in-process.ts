import fastify from 'fastify';
import { JwksCache } from '../../../src/access/jwks-cache.ts';
import { type App, createApp } from '../../../src/app/app.ts';
import { TrailPool } from '../../../src/audit/trail-pool.ts';
import { OperationCounter } from '../../../src/http/hooks/operation-limiter.ts';
import { KeyedCounter } from '../../../src/lib/keyed-counter.ts';
import { KeyedMutex } from '../../../src/lib/keyed-mutex.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import { createMetrics } from '../../../src/observability/metrics/metrics.ts';
import { LruCounter } from '../../../src/rate-limit/fixed-window-counter.ts';
import { StorePool } from '../../../src/store/store-pool.ts';
import { BudgetRegistry } from '../../../src/upstream/policies/budget-registry.ts';
import { settingsOver } from '../../support/gateway/gateway.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';

/** A whole gateway except the socket that it listens on. */
export interface InProcess extends AsyncDisposable {
  /** Sends a body to `/graphql` after all earlier bodies. */
  readonly post: (
    body: string | Buffer,
  ) => Promise<{ readonly status: number; readonly text: string }>;
  /** Returns the errors logged since the last call; each is a bug. */
  readonly takeBugs: () => readonly string[];
}

/** Errors that a random response causes, for which the provider is to blame. */
const OF_PROVIDERS = new Set(['Gateway credential rejected by provider', 'Circuit breaker opened']);

export async function startInProcess(
  providers: Readonly<Record<string, unknown>>,
): Promise<InProcess> {
  const bugs: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (fields, message) => {
      if (!OF_PROVIDERS.has(message)) bugs.push(JSON.stringify({ ...fields, message }));
    },
  };
  const load = new OperationCounter();
  const settings = settingsOver(providers, {
    access: { openSecrets: true },
    limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 },
  });
  const service: App = await createApp(settings, {
    instance: 'fuzz',
    log,
    load,
    hold: () => {},
    metrics: createMetrics({ load, upstreams: () => service.upstreams(), trail: () => undefined }),
    trails: new TrailPool(log, 'fuzz'),
    stores: new StorePool(log),
    writes: new KeyedMutex(),
    keySets: new JwksCache(),
    budgets: new BudgetRegistry(),
    callers: { counts: new LruCounter(), inFlight: new KeyedCounter() },
    reportRefusal: () => {},
    isStopping: () => false,
  });
  const door = fastify();
  door.removeAllContentTypeParsers();
  door.addContentTypeParser('*', (_request, _body, done) => done(null));
  door.all('/graphql', (request, reply) => {
    reply.hijack();
    // A real connection would close at some time.
    reply.raw.once('finish', () => reply.raw.emit('close'));
    service.response(request.raw, reply.raw);
  });
  await door.ready();
  return {
    post: async (payload) => {
      const { statusCode, payload: text } = await door.inject({
        method: 'POST',
        url: '/graphql',
        headers: { host: '127.0.0.1', 'content-type': 'application/json' },
        payload,
      });
      return { status: statusCode, text };
    },
    takeBugs: () => bugs.splice(0),
    [Symbol.asyncDispose]: async () => {
      await service.close();
      await door.close();
    },
  };
}
