import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authentication } from '../hooks/authentication-hook.ts';

interface HealthDetailsOptions {
  readonly callers: Authentication;
  /** @param providers the only providers that the caller may see; absent: all. */
  readonly describe: (providers?: ReadonlySet<string>) => object;
}

/**
 * Registers `GET /health/details`, for callers with the scope `metrics`: what fails and why, in words. Unlike readiness it
 * names providers, so not every client may see it.
 */
export function registerHealthDetails(
  server: FastifyInstance,
  { callers, describe }: HealthDetailsOptions,
): void {
  const onRequest = async (request: FastifyRequest) => {
    await callers.admit(request, { scopes: ['metrics'], subject: '/health/details' });
  };
  server.get('/health/details', { onRequest }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return describe(callers.of(request).providers);
  });
}
