/** Properties that describe the response or the fault of a server, not a field of the input. */
const METADATA: ReadonlySet<string> = new Set(
  `backtrace class code context debug documentation documentation_url exception file help id info
  instance jsonapi line links meta more_info ok path request_id requestid sql stack stacktrace status
  status_code statuscode success time timestamp trace trace_id traceid traces type url
  version warnings`.split(/\s+/),
);

/** Whether a property with this name never holds a reason. */
export const isMetadata = (name: string): boolean => METADATA.has(name.toLowerCase());

/** Properties that announce errors, the most specific first. */
const CONTAINERS: readonly RegExp[] = [
  /^errors$/i,
  /.[-_]?errors$/i,
  /^(violations|invalid[-_]?params|failures|issues|problems|reasons)$/i,
  /^error$/i,
  /^(error[-_]?)?messages?$/i,
  /^(details?|fields)$/i,
  /^full_?(messages|errors)$/i,
];

/** Returns the properties with a list or a map of errors, the most specific first. */
export function toContainers(document: object): [name: string, value: object][] {
  const structured = Object.entries(document).filter(
    (entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null,
  );
  return CONTAINERS.flatMap((pattern) => structured.filter(([name]) => pattern.test(name)));
}

/** Whether a value is a list of texts or of objects, as frameworks list the errors of a field. */
export const isReasonList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'string' || (typeof item === 'object' && item !== null));

/** Properties that have the reason as one sentence, the most specific first. */
const SENTENCE_KEYS: readonly string[] =
  `detail error errors message error_description errorDescription error_message errorMessage
  userMessage user_message msg reason description Message title`.split(/\s+/);

/** A sentence of a document, with the name of its property. */
interface Sentence {
  readonly name: string;
  readonly text: string;
}

/**
 * Returns the sentence that says the reason. A code, such as `invalid_request`, or the name of a
 * status is taken only if there is no other text.
 */
export function readSentence(document: object): Sentence | undefined {
  const entries = new Map<string, unknown>(Object.entries(document));
  const sentences = SENTENCE_KEYS.flatMap((name): Sentence[] => {
    const text = entries.get(name);
    return typeof text === 'string' && text.trim() !== '' ? [{ name, text }] : [];
  });
  return sentences.find(({ text }) => !saysNothing(text)) ?? sentences[0];
}

const EMPTY_PHRASES: ReadonlySet<string> = new Set([
  'bad request',
  'unprocessable entity',
  'unprocessable content',
  'validation failed',
  'validation error',
  'the given data was invalid',
  'invalid request',
  'request failed',
]);

function saysNothing(text: string): boolean {
  const phrase = text.trim().replace(/\.$/, '').toLowerCase();
  return EMPTY_PHRASES.has(phrase) || /^[\w:.-]+$/.test(phrase);
}
