import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, createContext, type UseCases } from '../graphql/context.ts';
import { EXPLAIN_HEADER, isExplainMode } from '../graphql/explain.ts';
import type { CallerGate } from './caller-gate.ts';
import type { Callers } from './callers.ts';
import { type Reception, receiveRequest } from './client-request.ts';
import type { DocumentGate } from './document-gate.ts';
import { toErrorBody } from './error-body.ts';
import { refuseInexactQuery } from './exact-variables.ts';
import type { InFlight } from './in-flight.ts';

interface GraphqlRouteOptions extends Omit<Reception, 'caller'> {
  readonly apollo: ApolloServer<Context>;
  readonly useCases: UseCases;
  readonly inFlight: InFlight;
  readonly callers: Callers;
  /** Absent: callers are not told apart. */
  readonly callerGate?: CallerGate | undefined;
  /** Absent: any document may be sent. */
  readonly documentGate?: DocumentGate | undefined;
  /** Puts something between an operation and its use cases, which sees what they answer. */
  readonly watch: (context: Context) => Context;
}

/** `POST` and `GET /graphql`. */
export function registerGraphql(server: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, useCases, inFlight, callers, callerGate, documentGate, watch } = options;
  const run = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const caller = callers.of(request);
      return watch(createContext(useCases, receiveRequest(request, reply, { ...options, caller })));
    },
  });
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      // Answers hold personal data: nobody on the way keeps them.
      reply.header('cache-control', 'no-store');
      // Before its body is read: what is refused must cost next to nothing.
      if (inFlight.isFull) return refuse(reply, inFlight);
      const isExplained = request.headers[EXPLAIN_HEADER] !== undefined;
      const caller = await callers.admit(request, reply, isExplained ? 'explain' : undefined);
      if (caller === undefined) return;
      const isAdmitted = callerGate === undefined || (await callerGate.admit(request, reply));
      if (isAdmitted) await checkExplainMode(request, reply);
    },
    preHandler: async (request, reply) => {
      refuseInexactQuery(request);
      return documentGate?.(request, reply);
    },
    handler: async (request, reply) => {
      // Others may have come while its body was read. Nobody takes a place by sending one slowly.
      if (inFlight.isFull) return refuse(reply, inFlight);
      return inFlight.run(async () => {
        const answer = async () => run.call(server, request, reply);
        return callerGate === undefined ? answer() : callerGate.run(request, reply, answer);
      });
    },
  });
}

async function refuse(reply: FastifyReply, inFlight: InFlight): Promise<void> {
  inFlight.refuse();
  const message = 'This gateway has as many operations under way as it can take.';
  await reply.code(503).header('retry-after', '1').send(toErrorBody(message, 'OVERLOADED'));
}

async function checkExplainMode({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const mode = headers[EXPLAIN_HEADER];
  if (mode === undefined || (typeof mode === 'string' && isExplainMode(mode))) return;
  const message = `The header ${EXPLAIN_HEADER} must be plan or trace.`;
  await reply.code(400).send(toErrorBody(message, 'BAD_REQUEST'));
}
