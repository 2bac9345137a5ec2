import { isPlainObject } from '../wire/wire-values.ts';
import { isMetadata, isReasonList, readSentence, toContainers } from './error-body.ts';
import { type ErrorObject, readErrorObject } from './error-object.ts';
import { dropRepeated, type FieldError, MAX_FIELD_ERRORS } from './field-error.ts';

/**
 * Maximum length of a message and of a key: far more than is shown, because secrets are redacted
 * first.
 */
const MAX_LENGTH = 4000;

/** Deeper than any documented form: values below this depth are not messages. */
const MAX_DEPTH = 6;

/** How deep a document may be wrapped: `{"response":{"data":{"errors":…}}}`. */
const MAX_WRAPPERS = 2;

/** The messages of a refusal, and whether the document says that they are its errors. */
export interface ErrorReport {
  readonly fieldErrors: readonly FieldError[];
  /**
   * Whether the messages are below `errors` or `error`. A failing server may send any other document
   * as well.
   */
  readonly isExplicit: boolean;
}

/**
 * Reads the messages of a refusal, in any common form: a map of lists (Rails, Laravel), with or
 * without a wrapper, a list of sentences or of objects (JSON:API, RFC 9457), one sentence. Returns
 * undefined if the document has neither a message nor one of the keys `errors` and `error`.
 */
export function readErrorReport(document: unknown): ErrorReport | undefined {
  const report =
    readLists(document, MAX_WRAPPERS) ?? readFields(document) ?? readText(document, MAX_WRAPPERS);
  if (report !== undefined) return report;
  return isPlainObject(document) && ('errors' in document || 'error' in document)
    ? { fieldErrors: [], isExplicit: true }
    : undefined;
}

/** Reads the errors below a key that announces them, such as `errors` or `violations`. */
function readLists(document: unknown, depth: number): ErrorReport | undefined {
  if (Array.isArray(document)) return toReport(false, (errors) => errors.add(null, document));
  if (!isPlainObject(document)) return undefined;
  for (const [name, value] of toContainers(document)) {
    const report = toReport(isErrorKey(name), (errors) => errors.add(null, value));
    if (report !== undefined) return report;
  }
  return readWrapped(document, depth, readLists);
}

/** Reads errors by field without a wrapper: `{"password":["is too short"]}`, or one error object. */
function readFields(document: unknown): ErrorReport | undefined {
  if (!isPlainObject(document)) return undefined;
  const single = readErrorObject(document, 'document');
  if (single !== undefined) return toReport(false, (errors) => errors.addObject(null, single));
  const hasSentence = readSentence(document) !== undefined;
  return toReport(false, (errors) => errors.addFields(null, document, hasSentence, MAX_DEPTH));
}

/** Reads one sentence: `{"message":"…"}`, `{"detail":"…"}`, or the document itself. */
function readText(document: unknown, depth: number): ErrorReport | undefined {
  if (typeof document === 'string') return toReport(false, (errors) => errors.add(null, document));
  if (!isPlainObject(document)) return undefined;
  const sentence = readSentence(document);
  if (sentence !== undefined) {
    return toReport(isErrorKey(sentence.name), (errors) => errors.add(null, sentence.text));
  }
  return readWrapped(document, depth, readText);
}

/** Returns whether a key says that what is below it are errors. */
const isErrorKey = (name: string) => name === 'errors' || name === 'error';

/** Reads the first property that is an object with errors, as `{"response":{"errors":…}}` wraps them. */
function readWrapped(
  document: object,
  depth: number,
  read: typeof readText,
): ErrorReport | undefined {
  if (depth === 0) return undefined;
  for (const [name, value] of Object.entries(document)) {
    const report = isPlainObject(value) && !isMetadata(name) ? read(value, depth - 1) : undefined;
    if (report !== undefined) return report;
  }
  return undefined;
}

function toReport(
  isExplicit: boolean,
  collect: (errors: FieldErrors) => void,
): ErrorReport | undefined {
  const errors = new FieldErrors();
  collect(errors);
  const fieldErrors = dropRepeated(errors.found);
  if (fieldErrors.length === 0) return undefined;
  return { fieldErrors, isExplicit };
}

/** Collects the messages of one document. */
class FieldErrors {
  readonly found: FieldError[] = [];

  /** Adds every message of a value that consists of messages. */
  add(key: string | null, value: unknown, depth = MAX_DEPTH): void {
    if (this.found.length >= MAX_FIELD_ERRORS) return;
    if (typeof value === 'string') this.#addText(key, value);
    else if (depth > 0 && Array.isArray(value)) this.#addList(key, value, depth - 1);
    else if (depth > 0 && isPlainObject(value)) {
      const error = readErrorObject(value, 'value');
      if (error === undefined) this.#addMap(key, value, depth - 1);
      else this.addObject(key, error, depth - 1);
    }
  }

  addObject(key: string | null, { field, messages }: ErrorObject, depth = MAX_DEPTH): void {
    const path = field === null || field === key ? key : join(key, field);
    for (const message of messages) this.add(path, message, depth);
  }

  /**
   * Adds the messages of a document without a wrapper, which also has other properties.
   *
   * @param onlyLists whether a text is no message, because another property has the sentence.
   */
  addFields(key: string | null, document: object, onlyLists: boolean, depth: number): void {
    for (const [name, value] of Object.entries(document)) {
      const path = join(key, name);
      if (isMetadata(name) || this.found.length >= MAX_FIELD_ERRORS) continue;
      if (isReasonList(value)) this.add(path, value);
      else if (isPlainObject(value) && depth > 0) {
        const isSaid = onlyLists || readSentence(value) !== undefined;
        this.addFields(path, value, isSaid, depth - 1);
      } else if (typeof value === 'string' && !onlyLists && value.trim().includes(' ')) {
        this.add(path, value);
      }
    }
  }

  #addList(key: string | null, list: readonly unknown[], depth: number): void {
    for (const [index, item] of list.entries()) {
      const error = isPlainObject(item) ? readErrorObject(item, 'entry') : undefined;
      if (error !== undefined) this.addObject(key, error, depth);
      // The errors of one entry of a list: `{"custom_attributes":[{},{"value":["is bad"]}]}`.
      else if (isPlainObject(item) && key !== null)
        this.#addMap(join(key, String(index)), item, depth);
      else this.add(key, item, depth);
      if (this.found.length >= MAX_FIELD_ERRORS) return;
    }
  }

  #addMap(key: string | null, map: object, depth: number): void {
    for (const [name, value] of Object.entries(map)) {
      this.add(SENTENCES.test(name) ? null : join(key, name), value, depth);
      if (this.found.length >= MAX_FIELD_ERRORS) return;
    }
  }

  #addText(key: string | null, text: string): void {
    const message = text.trim().slice(0, MAX_LENGTH);
    if (message !== '') this.found.push({ key, message });
  }
}

/** Names of lists beside the fields that repeat their errors as sentences (Rails). */
const SENTENCES = /^full_?(messages?|errors?)$/i;

const join = (key: string | null, name: string): string =>
  (key === null ? name : `${key}.${name}`).slice(0, MAX_LENGTH);
