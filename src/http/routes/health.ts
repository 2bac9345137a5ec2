import type { FastifyInstance } from 'fastify';

/**
 * The checks of what a gateway needs for all of its work, by name (`audit`). Each returns a sentence that is safe to
 * show to any client if something is missing. No check makes a call or waits.
 */
type ReadinessChecks = Readonly<Record<string, () => string | undefined>>;

interface HealthOptions {
  readonly isStopping: () => boolean;
  readonly checks: ReadinessChecks;
}

/**
 * Registers `/health/live`: the process responds; and `/health/ready`: it accepts work. `reasons` lists what it cannot
 * do, and with `?strict` any reason makes it unready. Neither calls a provider: a gateway is not less ready because a
 * provider fails.
 */
export function registerHealth(
  server: FastifyInstance,
  { isStopping, checks }: HealthOptions,
): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    '/health/ready',
    async ({ query }, reply) => {
      if (isStopping()) return reply.code(503).send({ status: 'stopping' });
      const missing = Object.entries(checks).flatMap(([name, check]) => {
        const reason = check();
        return reason === undefined ? [] : [[name, reason] as const];
      });
      if (missing.length === 0) return { status: 'ready' };
      const reasons = Object.fromEntries(missing);
      if (!('strict' in query)) return { status: 'ready', reasons };
      return reply.code(503).send({ status: 'unready', reasons });
    },
  );
}
