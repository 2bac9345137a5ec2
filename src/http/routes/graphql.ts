import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toCallerId } from '../../access/principal.ts';
import { GRAPHQL_SCOPES } from '../../config/scopes.ts';
import { type Context, createContext, type UseCases } from '../../graphql/context.ts';
import { EXPLAIN_HEADER, type ExplainMode, isExplainMode } from '../../graphql/cost/explain.ts';
import type { RequestDocuments } from '../../request/held-documents.ts';
import { refuseInexactQuery } from '../body/exact-variables.ts';
import { checkOperationRequest, requireDocument } from '../body/operation-request.ts';
import { whenSent } from '../connections/response-end.ts';
import { type HoldResponse, sendInChunks } from '../connections/send-in-chunks.ts';
import { createRequestContext, type RequestContextOptions } from '../create-request-context.ts';
import type { Authentication, NeededScope } from '../hooks/authentication-hook.ts';
import type { OperationLimiter } from '../hooks/operation-limiter.ts';
import type { RateLimitHook } from '../hooks/rate-limit-hook.ts';
import type { TrustedDocumentsHook } from '../hooks/trusted-documents-hook.ts';
import { identifyRefusals } from '../refusals/identify-refusal.ts';
import { prefersHtml } from '../refusals/media-type.ts';
import { type ReportRefusal, toBadRequest } from '../refusals/refusal.ts';
import { toRouterStatus } from '../refusals/router-status.ts';
import { splitUrl } from '../request-head.ts';

const GRAPHQL_ACCESS: NeededScope = { scopes: GRAPHQL_SCOPES, subject: '/graphql' };

const EXPLAIN_ACCESS: NeededScope = {
  scopes: ['explain'],
  subject: `the header ${EXPLAIN_HEADER}`,
};

interface GraphqlRouteOptions extends Omit<RequestContextOptions, 'caller' | 'explain'> {
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
  /** Whether every response has status 200, for a router. */
  readonly federation: boolean;
  /** The path of GraphiQL, to which a browser that opens the endpoint is sent; absent: there is no page. */
  readonly page?: string | undefined;
  /** Wraps the use cases of an operation to observe their results. */
  readonly watch: (context: Context) => Context;
}

/** Registers `POST` and `GET /graphql`. */
export function registerGraphql(server: FastifyInstance, options: GraphqlRouteOptions): void {
  const { inFlight, hold, reportRefusal, callers, rateLimit, trustedDocuments, federation } =
    options;
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // A client would not see what the operation returns.
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      // Responses contain personal data: no cache may store them.
      reply.header('cache-control', 'no-store');
      // A browser has no credential yet.
      if (isPageVisit(request)) return showPage(reply, options.page);
      // The check precedes the body: a refusal must cost next to nothing.
      inFlight.admit();
      const isExplained = request.headers[EXPLAIN_HEADER] !== undefined;
      const needed = isExplained ? [GRAPHQL_ACCESS, EXPLAIN_ACCESS] : [GRAPHQL_ACCESS];
      const caller = await callers.admit(request, ...needed);
      await rateLimit?.admit(toCallerId(caller), request.id);
      readExplainMode(request);
    },
    preHandler: async (request) => {
      checkOperationRequest(request);
      refuseInexactQuery(request);
      trustedDocuments?.(request);
      requireDocument(request);
    },
    handler: async (request, reply) => {
      // Slots may have been taken while the body was read. A slow body uses no slot.
      inFlight.admit();
      const sent = whenSent(reply.raw);
      const work = () => execute(request, reply, options);
      if (rateLimit === undefined) return inFlight.run(work, sent);
      const callerId = toCallerId(callers.of(request));
      return inFlight.run(() => rateLimit.run(callerId, work, sent), sent);
    },
    onSend: [
      identifyRefusals(reportRefusal),
      ...(federation ? [toRouterStatus] : []),
      sendInChunks(callers, hold),
    ],
  });
}

/** Returns whether a person has opened the endpoint in a browser. */
const isPageVisit = ({ method, headers, url }: FastifyRequest) =>
  method === 'GET' && prefersHtml(headers.accept) && !namesDocument(splitUrl(url).search);

const namesDocument = (search: string) => {
  const parameters = new URLSearchParams(search);
  return ['query', 'documentId', 'extensions'].some((name) => parameters.has(name));
};

/** @throws {Refusal} if there is no page. */
function showPage(reply: FastifyReply, page: string | undefined): FastifyReply {
  if (page !== undefined) return reply.redirect(page);
  throw toBadRequest('This path has no page: send GraphQL operations to it with POST.');
}

/** Executes the operation of a request, and returns the body of the response. */
async function execute(
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphqlRouteOptions,
): Promise<string> {
  let documents: RequestDocuments | undefined;
  try {
    const response = await options.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toApolloRequest(request),
      context: async () => {
        const [caller, explain] = [options.callers.of(request), readExplainMode(request)];
        const received = createRequestContext(request, reply, { ...options, caller, explain });
        documents = received.request.documents;
        return options.watch(createContext(options.useCases, received));
      },
    });
    if (response.body.kind !== 'complete') throw new Error('A response is sent as a whole.');
    reply.code(response.status ?? 200).headers(Object.fromEntries(response.headers));
    return response.body.string;
  } finally {
    // The text of the response is complete, so the documents are not needed while the client reads it.
    documents?.release();
  }
}

function toApolloRequest({ method, headers: received, url, body }: FastifyRequest) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return { method, headers, search: splitUrl(url).search, body };
}

/** @throws {Refusal} if the header has another value than those two. */
function readExplainMode({ headers }: FastifyRequest): ExplainMode | null {
  const mode = headers[EXPLAIN_HEADER];
  if (mode === undefined) return null;
  if (typeof mode === 'string' && isExplainMode(mode)) return mode;
  throw toBadRequest(`The header ${EXPLAIN_HEADER} has another value: send plan or trace.`);
}
