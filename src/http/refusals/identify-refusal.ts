import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseJson } from '../../lib/json.ts';
import { describeOrigin, type ReportRefusal } from './refusal.ts';

const errorBody = z.looseObject({
  errors: z.array(
    z.looseObject({
      message: z.string(),
      extensions: z.looseObject({ code: z.string(), requestId: z.string().optional() }),
    }),
  ),
});

/**
 * Adds the request id, and whether a write may have been applied, to what Apollo Server refuses before an operation
 * begins, when it calls no plugin, and to its errors about bugs.
 */
export function identifyRefusals(report: ReportRefusal) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const { id: requestId } = request;
    const { statusCode: status } = reply;
    if (status < 400 || typeof payload !== 'string') return payload;
    const { data } = errorBody.safeParse(parseJson(payload));
    const [first] = data?.errors ?? [];
    if (data === undefined || first === undefined || first.extensions.requestId !== undefined) {
      return payload;
    }
    const { message } = first;
    report({ ...describeOrigin(request), status, code: first.extensions.code, reason: message });
    const write = status < 500 ? 'NOT_APPLIED' : 'UNKNOWN';
    const errors = data.errors.map((error) => ({
      ...error,
      extensions: { write, ...error.extensions, requestId },
    }));
    reply.removeHeader('content-length');
    return JSON.stringify({ ...data, errors });
  };
}
