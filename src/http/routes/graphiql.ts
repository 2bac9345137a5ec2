import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { prefersHtml } from '../refusals/media-type.ts';

/** The path of the page. */
export const GRAPHIQL_PAGE = '/graphiql';

/** The path is valid both from `src/http/routes/` and from `dist/http/routes/`. */
const BUNDLE = new URL('../../../packages/graphiql/dist/', import.meta.url);

/**
 * Allows nothing from other hosts, and only files of the bundle as scripts. The editor, Monaco, writes style elements
 * and attributes at run time; the style sheets contain images and fonts as data URLs.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves GraphiQL from this package, without requests to other hosts, at `/graphiql`; `/` redirects browsers there. If
 * the bundle is not built, the page says how to build it.
 */
export async function registerGraphiql(server: FastifyInstance, bundle = BUNDLE): Promise<void> {
  server.get('/', (request, reply) => {
    reply.header('vary', 'accept');
    return prefersHtml(request.headers.accept)
      ? reply.redirect(GRAPHIQL_PAGE)
      : reply.callNotFound();
  });
  const isBuilt = existsSync(new URL('index.html', bundle));
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        // The assets need it as well: a worker obeys the policy of its own file.
        reply.header('content-security-policy', POLICY);
      });
      if (isBuilt) await serveBundle(scope, bundle);
      else {
        const text = 'GraphiQL is not built: run `npm run build:graphiql`.\n';
        scope.get('/', (_request, reply) =>
          reply.code(404).type('text/plain; charset=utf-8').send(text),
        );
      }
    },
    { prefix: GRAPHIQL_PAGE },
  );
}

async function serveBundle(scope: FastifyInstance, bundle: URL): Promise<void> {
  const { default: fastifyStatic } = await import('@fastify/static');
  const root = fileURLToPath(bundle);
  scope.register(fastifyStatic, {
    root: fileURLToPath(new URL('assets/', bundle)),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    // The file names contain a hash of the content.
    immutable: true,
    maxAge: '1y',
  });
  scope.get('/', (_request, reply) => {
    // The page names the assets of one build: browsers revalidate it each time, and mostly get a 304.
    reply.header('cache-control', 'no-cache');
    return reply.sendFile('index.html', root, { cacheControl: false });
  });
}
