import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { prefersHtml } from '../refusals/media-type.ts';

/** The path of the page. */
const GRAPHIQL_PAGE = '/graphiql';

/** The path is valid both from `src/http/routes/` and from `dist/http/routes/`. */
const BUNDLE = new URL('../../../packages/graphiql/dist/', import.meta.url);

/**
 * Allows nothing from other hosts, and only files of the bundle as scripts. The editor, Monaco, writes style elements
 * and attributes at run time; the style sheets contain images as data URLs.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Says why the path has no page, and how to get it. */
const NOT_BUILT = `GraphiQL is not part of this installation: a production install of a clone does not build it.

Install Roster from its tarball or use its container image: both contain the page. Or build it in a clone with all packages:

    npm ci
    npm run build:graphiql

The API itself is at /graphql. To switch this page off, set server.graphiql to false.
`;

/**
 * Returns the path of the page, for links to it; undefined if this installation has no page or if it is switched off.
 *
 * @param isEnabled the setting `server.graphiql`.
 */
export const findGraphiqlPage = (isEnabled: boolean, bundle = BUNDLE): string | undefined =>
  isEnabled && existsSync(new URL('index.html', bundle)) ? GRAPHIQL_PAGE : undefined;

/**
 * Serves GraphiQL from this package, without requests to other hosts, at `/graphiql`; `/` redirects browsers there. If
 * the bundle is not built, nothing leads to the page, which says why it is missing.
 */
export async function registerGraphiql(server: FastifyInstance, bundle = BUNDLE): Promise<void> {
  const page = findGraphiqlPage(true, bundle);
  if (page === undefined) {
    server.get(GRAPHIQL_PAGE, (_request, reply) =>
      reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT),
    );
    return;
  }
  server.get('/', (request, reply) => {
    reply.header('vary', 'accept');
    return prefersHtml(request.headers.accept) ? reply.redirect(page) : reply.callNotFound();
  });
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        // The assets need it as well: a worker obeys the policy of its own file.
        reply.header('content-security-policy', POLICY);
      });
      await serveBundle(scope, bundle);
    },
    { prefix: page },
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
