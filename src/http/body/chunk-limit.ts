import type { FastifyInstance } from 'fastify';

/** Number of chunks that a body of any size may have. */
const FREE_CHUNKS = 4096;

/** Minimum average bytes per chunk if a body may have more chunks: well below the size of a packet. */
const MIN_CHUNK_BYTES = 256;

/**
 * Closes the connection if a body arrives in too many chunks. A short chunk costs as much as a long one: a body of
 * 60,000 single bytes would block all other requests for a quarter of a second.
 */
export function limitChunks(server: FastifyInstance, maxBodyBytes: number): void {
  const maxChunks = Math.max(FREE_CHUNKS, Math.ceil(maxBodyBytes / MIN_CHUNK_BYTES));
  // A callback lets the parser read the body in the same turn of the event loop in which it begins to flow here.
  server.addHook('preParsing', (request, _reply, payload, done) => {
    let chunks = 0;
    payload.on('data', () => {
      chunks += 1;
      if (chunks > maxChunks) request.raw.destroy();
    });
    done(null, payload);
  });
}
