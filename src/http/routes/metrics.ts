import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type HoldResponse, sendInChunks } from '../connections/send-in-chunks.ts';
import type { Authentication } from '../hooks/authentication-hook.ts';

interface MetricsRouteOptions {
  readonly callers: Authentication;
  readonly hold: HoldResponse;
  readonly contentType: string;
  /** @param providers the only providers that the caller may see; absent: all. */
  readonly print: (providers?: ReadonlySet<string>) => Promise<string>;
}

/** Registers `GET /metrics`, for callers with the scope `metrics`. */
export function registerMetrics(
  server: FastifyInstance,
  { callers, hold, contentType, print }: MetricsRouteOptions,
): void {
  const onRequest = async (request: FastifyRequest) => {
    await callers.admit(request, { scopes: ['metrics'], subject: '/metrics' });
  };
  const onSend = sendInChunks(callers, hold);
  server.get('/metrics', { onRequest, onSend }, async (request, reply) => {
    reply.headers({ 'content-type': contentType, 'cache-control': 'no-store' });
    return print(callers.of(request).providers);
  });
}
