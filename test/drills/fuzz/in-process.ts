import fastify from 'fastify';
import { type App, createApp } from '../../../src/app/app.ts';
import { createSharedResources } from '../../../src/app/shared-resources.ts';
import { OperationCounter } from '../../../src/http/hooks/operation-limiter.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import { createMetrics } from '../../../src/observability/metrics/metrics.ts';
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
  const metrics = createMetrics({
    load,
    upstreams: () => service.upstreams(),
    trail: () => undefined,
  });
  const shared = createSharedResources({ instance: 'fuzz', log, load, metrics });
  const service: App = await createApp(settings, shared);
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
