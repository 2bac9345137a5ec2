import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GRAPHQL_SCOPES, type Scope } from '../../config/scopes.ts';
import { type Context, createContext, type UseCases } from '../../graphql/context.ts';
import { EXPLAIN_HEADER, isExplainMode } from '../../graphql/cost/explain.ts';
import type { RequestDocuments } from '../../request/held-documents.ts';
import { refuseInexactQuery } from '../body/exact-variables.ts';
import { whenSent } from '../connections/response-end.ts';
import { type HoldResponse, sendInChunks } from '../connections/send-in-chunks.ts';
import { createRequestContext, type RequestContextOptions } from '../create-request-context.ts';
import type { Authentication } from '../hooks/authentication-hook.ts';
import type { OperationLimiter } from '../hooks/operation-limiter.ts';
import type { RateLimitHook } from '../hooks/rate-limit-hook.ts';
import type { TrustedDocumentsHook } from '../hooks/trusted-documents-hook.ts';
import { identifyRefusals } from '../refusals/identify-refusal.ts';
import { Refusal, type ReportRefusal, toBadRequest } from '../refusals/refusal.ts';

const EXPLAIN_SCOPES: readonly Scope[] = ['explain'];

interface GraphqlRouteOptions extends Omit<RequestContextOptions, 'caller'> {
  readonly apollo: ApolloServer<Context>;
  readonly useCases: UseCases;
  readonly inFlight: OperationLimiter;
  readonly hold: HoldResponse;
  readonly reportRefusal: ReportRefusal;
  readonly callers: Authentication;
  /** Absent: callers have no limits of their own. */
  readonly rateLimit?: RateLimitHook | undefined;
  /** Absent: any document may be sent. */
  readonly trustedDocuments?: TrustedDocumentsHook | undefined;
  /** Wraps the use cases of an operation to observe their results. */
  readonly watch: (context: Context) => Context;
}

/** Registers `POST` and `GET /graphql`. */
export function registerGraphql(server: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, useCases, inFlight, hold, reportRefusal, callers } = options;
  const { rateLimit, trustedDocuments, watch } = options;
  const documents = new WeakMap<FastifyRequest, RequestDocuments>();
  const run = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const caller = callers.of(request);
      const received = createRequestContext(request, reply, { ...options, caller });
      documents.set(request, received.request.documents);
      return watch(createContext(useCases, received));
    },
  });
  const execute = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      return await run.call(server, request, reply);
    } finally {
      // The text of the response is complete, so the documents are not needed while the client reads it.
      documents.get(request)?.release();
    }
  };
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    onRequest: async (request, reply) => {
      // Responses contain personal data: no cache may store them.
      reply.header('cache-control', 'no-store');
      // The check precedes the body: a refusal must cost next to nothing.
      if (inFlight.isFull) throw refuse(inFlight);
      const isExplained = request.headers[EXPLAIN_HEADER] !== undefined;
      await callers.admit(request, GRAPHQL_SCOPES, ...(isExplained ? [EXPLAIN_SCOPES] : []));
      await rateLimit?.admit(request);
      checkExplainMode(request);
    },
    preHandler: async (request) => {
      refuseInexactQuery(request);
      await trustedDocuments?.(request);
    },
    handler: async (request, reply) => {
      // Slots may have been taken while the body was read. A slow body uses no slot.
      if (inFlight.isFull) throw refuse(inFlight);
      const sent = whenSent(reply.raw);
      return inFlight.run(async () => {
        const work = () => execute(request, reply);
        return rateLimit === undefined ? work() : rateLimit.run(request, work, sent);
      }, sent);
    },
    onSend: [identifyRefusals(reportRefusal), sendInChunks(callers, hold)],
  });
}

function refuse(inFlight: OperationLimiter): Refusal {
  inFlight.refuse();
  return new Refusal({
    status: 503,
    message: 'Too many operations in flight.',
    code: 'OVERLOADED',
    headers: { 'retry-after': '1' },
  });
}

/** @throws {Refusal} if the header has another value than those two. */
function checkExplainMode({ headers }: FastifyRequest): void {
  const mode = headers[EXPLAIN_HEADER];
  if (mode === undefined || (typeof mode === 'string' && isExplainMode(mode))) return;
  throw toBadRequest(`The header ${EXPLAIN_HEADER} must be plan or trace.`);
}
