import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Policy } from '../upstream-call.ts';

/**
 * Counts the large documents of a read that is not shared, until the client request ends. The read
 * is refused if its request and others would wait for each other's memory.
 */
export const holdReadDocuments =
  (failures: UpstreamErrorFactory): Policy =>
  (next) =>
  async (call) => {
    const { request, context, cancellation, documents } = call;
    const refused = new AbortController();
    context.documents.join(documents, () => refused.abort());
    const deadline = AbortSignal.any([cancellation.deadline, refused.signal]);
    try {
      return await next({ ...call, cancellation: { ...cancellation, deadline } });
    } catch (error) {
      throw refused.signal.aborted ? failures.tooManyDocuments(request) : error;
    }
  };

/**
 * Counts the large documents of a write, until the client request ends. A write is never refused,
 * because its result must be known.
 */
export const holdWriteDocuments: Policy = (next) => (call) => {
  call.context.documents.join(call.documents, () => {});
  return next(call);
};
