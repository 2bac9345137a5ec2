import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Sends every response of the GraphQL endpoint with status 200, for a router: of any other status a
 * router passes on its own error in place of the body, and some repeat the request. Headers stay,
 * such as `Retry-After`. A bug keeps its 500, for those who watch the statuses, and a redirect of a browser its status.
 */
export async function toRouterStatus(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode >= 400 && reply.statusCode !== 500) reply.code(200);
  return payload;
}
