import type { FastifyInstance } from 'fastify';

/**
 * `/health/live`: the process answers. `/health/ready`: it may be sent work. Neither asks a provider: a gateway is
 * not the less ready because one of them is ill.
 */
export function registerHealth(server: FastifyInstance, isStopping: () => boolean): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    if (!isStopping()) return { status: 'ready' };
    reply.code(503);
    return { status: 'stopping' };
  });
}
