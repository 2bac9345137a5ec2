import type { FastifyInstance, FastifyRequest } from 'fastify';
import { splitUrl } from '../request-head.ts';
import { Refusal } from './refusal.ts';

/** Creates the refusal of a request that no route handles: 404, or 405 if its path has other methods. */
type RefuseUnrouted = (request: FastifyRequest) => Refusal;

/** Records the methods of every route that is registered later, so that a refusal can list them. */
export function recordRoutes(server: FastifyInstance): RefuseUnrouted {
  const methodsByUrl = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const methods = methodsByUrl.get(url) ?? new Set();
    for (const name of [method].flat()) methods.add(name);
    methodsByUrl.set(url, methods);
  });
  return ({ url, method }) => {
    const { path } = splitUrl(url);
    // Of a page with and without a slash at its end Fastify reports GET only without it.
    const paths = methodsByUrl.has(path) ? [path, path.replace(/\/$/, '')] : [path];
    const found = [...methodsByUrl].filter(([routeUrl]) =>
      paths.some((one) => matches(routeUrl, one)),
    );
    const methods = new Set(found.flatMap(([, names]) => [...names]));
    // A browser sends OPTIONS before a request, and no client sends it for itself.
    methods.delete('OPTIONS');
    return methods.size === 0 || methods.has(method)
      ? createNotFound()
      : createMethodRefusal([...methods].sort());
  };
}

/** @param routeUrl the URL of a route; it has no parameters, and `*` only at its end. */
const matches = (routeUrl: string, path: string) =>
  routeUrl.endsWith('*') ? path.startsWith(routeUrl.slice(0, -1)) : path === routeUrl;

const createNotFound = () =>
  new Refusal({
    status: 404,
    message: 'Nothing is at this path: send GraphQL operations to /graphql.',
    code: 'NOT_FOUND',
  });

/** @param methods the methods that the path has. */
const createMethodRefusal = (methods: readonly string[]) =>
  new Refusal({
    status: 405,
    message: `The method is not allowed at this path: use ${methods.join(' or ')}.`,
    code: 'BAD_REQUEST',
    headers: { allow: methods.join(', ') },
  });
