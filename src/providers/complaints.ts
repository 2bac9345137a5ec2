import type { Complaint } from './issues.ts';

/**
 * What a refusal says, in any of the forms that the fact sheets list below `errors` or `error`: a map of lists, a
 * list of sentences, one sentence. Undefined where the document has neither, and so is no refusal.
 */
export function readComplaints(document: unknown): Complaint[] | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  if ('errors' in document) return toComplaints(null, document.errors, MAX_DEPTH);
  if ('error' in document) return toComplaints(null, document.error, MAX_DEPTH);
  return undefined;
}

/** Deeper than any documented form: what stands below is no message. */
const MAX_DEPTH = 5;

function toComplaints(key: string | null, said: unknown, depth: number): Complaint[] {
  if (typeof said === 'string') {
    const message = said.trim();
    return message === '' ? [] : [{ key, message }];
  }
  if (depth === 0) return [];
  if (Array.isArray(said)) return said.flatMap((item) => toComplaints(key, item, depth - 1));
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([name, below]) =>
    toComplaints(key === null ? name : `${key}.${name}`, below, depth - 1),
  );
}
