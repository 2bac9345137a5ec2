import type { FastifyInstance } from 'fastify';

/** Chunks that any body may come in. */
const FREE_CHUNKS = 4096;

/** Bytes of a chunk on average if a body may be larger: well below those of a packet. */
const MIN_CHUNK_BYTES = 256;

/**
 * Closes the connection of a body that comes in too many chunks. Every chunk costs as much as a long one: a body of 60,000
 * single bytes would hold up all other requests for a quarter of a second.
 */
export function limitChunks(server: FastifyInstance, maxBodyBytes: number): void {
  const maxChunks = Math.max(FREE_CHUNKS, Math.ceil(maxBodyBytes / MIN_CHUNK_BYTES));
  // With a callback, so that the body is read by its parser in the same turn in which it begins to flow here.
  server.addHook('preParsing', (request, _reply, payload, done) => {
    let chunks = 0;
    payload.on('data', () => {
      chunks += 1;
      if (chunks > maxChunks) request.raw.destroy();
    });
    done(null, payload);
  });
}
