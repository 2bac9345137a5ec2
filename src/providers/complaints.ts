import type { Complaint } from './issues.ts';

/**
 * What a refusal says, in any of the forms that the fact sheets list below `errors` or `error`: a map of lists, a
 * list of sentences, one sentence. Undefined where the document has neither, and so is no refusal.
 */
export function readComplaints(document: unknown): Complaint[] | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  if ('errors' in document) return toComplaints(null, document.errors);
  if ('error' in document) return toComplaints(null, document.error);
  return undefined;
}

function toComplaints(key: string | null, said: unknown): Complaint[] {
  if (typeof said === 'string') return said === '' ? [] : [{ key, message: said }];
  if (Array.isArray(said)) return said.flatMap((item) => toComplaints(key, item));
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([name, below]) =>
    toComplaints(key === null ? name : `${key}.${name}`, below),
  );
}
