import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Callers } from './callers.ts';

interface MetricsRouteOptions {
  readonly callers: Callers;
  readonly contentType: string;
  readonly print: () => Promise<string>;
}

/** `GET /metrics`, for a Prometheus that may. */
export function registerMetrics(
  server: FastifyInstance,
  { callers, contentType, print }: MetricsRouteOptions,
): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    await callers.admit(request, reply, 'metrics');
  };
  server.get('/metrics', { onRequest }, async (_request, reply) => {
    reply.headers({ 'content-type': contentType, 'cache-control': 'no-store' });
    return print();
  });
}
