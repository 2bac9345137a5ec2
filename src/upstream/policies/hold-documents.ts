import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy } from '../upstream-call.ts';

/**
 * Counts the large documents of a call that is not shared, until the client request ends. A read is
 * refused if its request and others would wait for each other's memory. A write never is, because
 * its result must be known.
 */
export const holdDocuments =
  (failures: UpstreamErrorFactory): Policy =>
  (next) =>
  async (call) => {
    const { request, context, cancellation, documents } = call;
    const refused = new AbortController();
    const isWrite = request.endpoint.effect === 'write';
    context.documents.join(documents, () => isWrite || refused.abort());
    if (isWrite) return next(call);
    const deadline = AbortSignal.any([cancellation.deadline, refused.signal]);
    try {
      return await next({ ...call, cancellation: { ...cancellation, deadline } });
    } catch (error) {
      throw refused.signal.aborted ? failures.tooManyDocuments(request) : error;
    }
  };
