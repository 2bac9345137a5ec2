import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { type Context, createContext, type UseCases } from '../graphql/context.ts';
import { EXPLAIN_HEADER, isExplainMode } from '../graphql/explain.ts';
import { receiveRequest, type TimeLimits } from './client-request.ts';
import { toErrorBody } from './error-body.ts';

interface GraphqlRouteOptions extends TimeLimits {
  readonly apollo: ApolloServer<Context>;
  readonly useCases: UseCases;
}

/** `POST` and `GET /graphql`. */
export function registerGraphql(server: FastifyInstance, options: GraphqlRouteOptions): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      // Answers hold personal data: nobody on the way keeps them, and no browser takes them for a page.
      reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      const mode = request.headers[EXPLAIN_HEADER];
      if (mode === undefined || (typeof mode === 'string' && isExplainMode(mode))) return;
      const message = `The header ${EXPLAIN_HEADER} must be plan or trace.`;
      await reply.code(400).send(toErrorBody(message, 'BAD_REQUEST'));
    },
    handler: fastifyApolloHandler(options.apollo, {
      context: async (request, reply) =>
        createContext(options.useCases, receiveRequest(request, reply, options)),
    }),
  });
}
