import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Context, createContext, type UseCases } from '../graphql/context.ts';
import type { Call } from '../upstream/call.ts';

interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<Context>;
  readonly useCases: UseCases;
  /** Milliseconds for one operation; 0 = no limit. */
  readonly deadlineMs: number;
}

/** `POST` and `GET /graphql`. */
export function registerGraphql(server: FastifyInstance, options: GraphqlRouteOptions): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Answers hold personal data: nobody on the way keeps them, and no browser takes them for a page.
    onRequest: async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    },
    handler: fastifyApolloHandler(options.apollo, {
      context: async (_request, reply) =>
        createContext(options.useCases, createCall(reply, options.deadlineMs)),
    }),
  });
}

function createCall(reply: FastifyReply, deadlineMs: number): Call {
  const hungUp = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) hungUp.abort();
  });
  return {
    requestId: randomUUID(),
    deadline: deadlineMs === 0 ? new AbortController().signal : AbortSignal.timeout(deadlineMs),
    abandoned: hungUp.signal,
  };
}
