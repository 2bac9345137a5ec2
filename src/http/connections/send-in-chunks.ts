import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toCallerId } from '../../access/principal.ts';
import type { Authentication } from '../hooks/authentication-hook.ts';

/** Bytes that are passed to a connection at once: the next chunk follows when these are accepted. */
const CHUNK_BYTES = 64 * 1024;

/** Counts the memory of a response until its client has read it. */
export type HoldResponse = (response: ServerResponse, callerId: string, bytes: number) => void;

/**
 * Sends long responses in chunks. If one were passed on as a whole, it could not be seen whether its client reads it.
 *
 * @param hold called with each long response before it is sent.
 */
export function sendInChunks(callers: Authentication, hold: HoldResponse) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length <= CHUNK_BYTES) return payload;
    const body = Buffer.from(payload);
    reply.header('content-length', body.length);
    hold(reply.raw, toCallerId(callers.of(request)), body.length);
    return Readable.from(chunksOf(body), { highWaterMark: 1 });
  };
}

function* chunksOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += CHUNK_BYTES) yield body.subarray(at, at + CHUNK_BYTES);
}
