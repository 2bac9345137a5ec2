import type { FastifyInstance } from 'fastify';

interface MetricsRouteOptions {
  readonly contentType: string;
  readonly print: () => Promise<string>;
}

/** `GET /metrics`, for Prometheus. */
export function registerMetrics(
  server: FastifyInstance,
  { contentType, print }: MetricsRouteOptions,
): void {
  server.get('/metrics', async (_request, reply) => {
    reply.headers({ 'content-type': contentType, 'cache-control': 'no-store' });
    return print();
  });
}
