import type { FieldError } from './issues.ts';

/** Maximum number of messages that are read from one rejection and shown to the client. */
export const MAX_FIELD_ERRORS = 100;

/**
 * Maximum length of a message and of a key: far more than is shown, because secrets are redacted
 * first.
 */
const MAX_LENGTH = 4000;

/**
 * Reads the messages of a rejection, in any of the forms that the fact sheets list under `errors` or
 * `error`: a map of lists, a list of sentences, one sentence. Returns undefined if the document has
 * neither key, and so is not a rejection.
 */
export function readFieldErrors(document: unknown): FieldError[] | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  const fieldErrors: FieldError[] = [];
  if ('errors' in document) addFieldErrors(fieldErrors, null, document.errors, MAX_DEPTH);
  else if ('error' in document) addFieldErrors(fieldErrors, null, document.error, MAX_DEPTH);
  else return undefined;
  return fieldErrors;
}

/** Deeper than any documented form: values below this depth are not messages. */
const MAX_DEPTH = 5;

function addFieldErrors(
  fieldErrors: FieldError[],
  key: string | null,
  text: unknown,
  depth: number,
): void {
  if (fieldErrors.length >= MAX_FIELD_ERRORS) return;
  if (typeof text === 'string') {
    const message = text.trim().slice(0, MAX_LENGTH);
    if (message !== '') fieldErrors.push({ key, message });
  } else if (depth > 0 && Array.isArray(text)) {
    for (const item of text) addFieldErrors(fieldErrors, key, item, depth - 1);
  } else if (depth > 0 && typeof text === 'object' && text !== null) {
    for (const [name, below] of Object.entries(text)) {
      const path = (key === null ? name : `${key}.${name}`).slice(0, MAX_LENGTH);
      addFieldErrors(fieldErrors, path, below, depth - 1);
    }
  }
}
