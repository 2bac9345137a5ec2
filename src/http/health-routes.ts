import type { FastifyInstance } from 'fastify';

/** `/health/live`: the process answers. `/health/ready`: it accepts work. Neither asks a provider. */
export function registerHealth(server: FastifyInstance): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get('/health/ready', async () => ({ status: 'ready' }));
}
