import type { FastifyInstance } from 'fastify';

/**
 * What a gateway may lack to do all of its work, by name (`audit`), each a sentence that may be shown to anybody while it
 * is lacking. None of them asks or waits.
 */
export type ReadinessChecks = Readonly<Record<string, () => string | undefined>>;

interface HealthOptions {
  readonly isStopping: () => boolean;
  readonly checks: ReadinessChecks;
}

/**
 * `/health/live`: the process answers. `/health/ready`: it may be sent work; what it cannot do of it stands in `reasons`,
 * and `?strict` takes any of them for a no. Neither asks a provider: a gateway is not the less ready because one of them
 * is ill.
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
      const reasons = lacking(checks);
      if (reasons === undefined) return { status: 'ready' };
      if (!('strict' in query)) return { status: 'ready', reasons };
      return reply.code(503).send({ status: 'unready', reasons });
    },
  );
}

function lacking(checks: ReadinessChecks): Readonly<Record<string, string>> | undefined {
  const reasons: Record<string, string> = {};
  for (const [name, check] of Object.entries(checks)) {
    const reason = check();
    if (reason !== undefined) reasons[name] = reason;
  }
  return Object.keys(reasons).length > 0 ? reasons : undefined;
}
