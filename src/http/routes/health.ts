import type { FastifyInstance } from 'fastify';

/**
 * The checks of what a gateway needs for all of its work, by name (`audit`). Each returns a sentence that is safe to
 * show to any client if something is missing. No check makes a call or waits.
 */
type ReadinessChecks = Readonly<Record<string, () => string | undefined>>;

interface HealthOptions {
  readonly isStopping: () => boolean;
  readonly checks: ReadinessChecks;
  /** Checks whose reasons never make the gateway unready, because every other replica shares them. */
  readonly notices?: ReadinessChecks;
}

/**
 * Registers `/health/live`: the process responds; and `/health/ready`: it accepts work. `reasons` lists what it cannot
 * do, and with `?strict` any reason but a notice makes it unready. Neither calls a provider: a gateway is not less ready because a
 * provider fails.
 */
export function registerHealth(
  server: FastifyInstance,
  { isStopping, checks, notices = {} }: HealthOptions,
): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    '/health/ready',
    async ({ query }, reply) => {
      if (isStopping()) return reply.code(503).send({ status: 'stopping' });
      const missing = findReasons(checks);
      const all = [...missing, ...findReasons(notices)];
      if (all.length === 0) return { status: 'ready' };
      const reasons = Object.fromEntries(all);
      if (!('strict' in query) || missing.length === 0) return { status: 'ready', reasons };
      return reply.code(503).send({ status: 'unready', reasons });
    },
  );
}

const findReasons = (checks: ReadinessChecks) =>
  Object.entries(checks).flatMap(([name, check]) => {
    const reason = check();
    return reason === undefined ? [] : [[name, reason] as const];
  });
