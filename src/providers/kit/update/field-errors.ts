import type { Complaint } from './issues.ts';

/** Maximum number of messages that are read from one refusal and shown to the client. */
export const MAX_COMPLAINTS = 100;

/**
 * Maximum length of a message and of a key: far more than is shown, because secrets are redacted
 * first.
 */
const MAX_LENGTH = 4000;

/**
 * Reads the messages of a refusal, in any of the forms that the fact sheets list under `errors` or
 * `error`: a map of lists, a list of sentences, one sentence. Returns undefined if the document has
 * neither key, and so is not a refusal.
 */
export function readComplaints(document: unknown): Complaint[] | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const complaints: Complaint[] = [];
  if ('errors' in document) addComplaints(complaints, null, document.errors, MAX_DEPTH);
  else if ('error' in document) addComplaints(complaints, null, document.error, MAX_DEPTH);
  else return undefined;
  return complaints;
}

/** Deeper than any documented form: values below this depth are not messages. */
const MAX_DEPTH = 5;

function addComplaints(
  complaints: Complaint[],
  key: string | null,
  said: unknown,
  depth: number,
): void {
  if (complaints.length >= MAX_COMPLAINTS) return;
  if (typeof said === 'string') {
    const message = said.trim().slice(0, MAX_LENGTH);
    if (message !== '') complaints.push({ key, message });
  } else if (depth > 0 && Array.isArray(said)) {
    for (const item of said) addComplaints(complaints, key, item, depth - 1);
  } else if (depth > 0 && typeof said === 'object' && said !== null) {
    for (const [name, below] of Object.entries(said)) {
      const path = (key === null ? name : `${key}.${name}`).slice(0, MAX_LENGTH);
      addComplaints(complaints, path, below, depth - 1);
    }
  }
}
