/** One error that is an object: JSON:API, RFC 9457 and the lists of most frameworks. */
export interface ErrorObject {
  /** The key of the field; null if the object names none. */
  readonly field: string | null;
  /** What it says: a text, or a list or map of texts. */
  readonly messages: readonly unknown[];
}

/** Where the object is: an entry of a list of errors, any other value, or the whole document. */
type Position = 'entry' | 'value' | 'document';

const TEXTS = ['detail', 'message', 'reason', 'title', 'msg', 'description', 'error', 'text'];
const LISTS = ['errors', 'messages', 'constraints', 'error_messages', 'reasons'];
/** A list of further errors below one: `{"error":{"message":"…","details":[{…}]}}`. */
const DETAILS = 'details';
const FIELDS = ['field', 'attribute', 'property', 'propertyPath', 'param', 'parameter', 'pointer'];
/** Properties with another meaning in the document itself: the URL, the class of an exception. */
const ENTRY_FIELDS = [...FIELDS, 'name', 'path', 'key', 'loc', 'location', 'target'];
const OTHERS = ['code', 'status', 'statusCode', 'type', 'id', 'rule', 'value', 'source', 'links'];
const KNOWN: ReadonlySet<string> = new Set([
  DETAILS,
  ...TEXTS,
  ...LISTS,
  ...ENTRY_FIELDS,
  ...OTHERS,
]);

/** Returns the error that an object describes; undefined if it is a map of fields. */
export function readErrorObject(value: object, position: Position): ErrorObject | undefined {
  const entries = new Map<string, unknown>(Object.entries(value));
  const field = readField(entries, position === 'document' ? FIELDS : ENTRY_FIELDS);
  const messages = readMessages(entries, field !== null);
  if (messages === undefined) return undefined;
  if (position === 'document') return field === null ? undefined : { field, messages };
  const isError =
    position === 'entry' || field !== null || [...entries.keys()].every((name) => KNOWN.has(name));
  return isError ? { field, messages } : undefined;
}

function readMessages(
  entries: ReadonlyMap<string, unknown>,
  hasField: boolean,
): readonly unknown[] | undefined {
  const lists = LISTS.flatMap((name) => toList(entries.get(name)));
  if (lists.length > 0 && (hasField || isText(entries.get('message')))) return lists;
  const details = entries.get(DETAILS);
  for (const name of TEXTS) {
    const text = entries.get(name);
    if (isText(text)) return [text, ...(Array.isArray(details) ? details : [])];
    if (hasField && Array.isArray(text) && text.length > 0 && text.every(isText)) return text;
  }
  const code = entries.get('code');
  return hasField && isText(code) ? [code] : undefined;
}

/** Returns the entries of a list, or the values of a map by rule: `{"isEmail":"must be an email"}`. */
function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  const values = Object.values(value);
  return values.every(isText) ? values : [value];
}

function readField(entries: ReadonlyMap<string, unknown>, names: readonly string[]): string | null {
  const source = entries.get('source');
  if (typeof source === 'object' && source !== null) {
    const nested = readField(new Map(Object.entries(source)), ENTRY_FIELDS);
    if (nested !== null) return nested;
  }
  for (const name of [...names, 'source']) {
    const key = toKey(entries.get(name));
    if (key !== null) return key;
  }
  return null;
}

/** Returns a key in dots: of `/data/attributes/password`, `#/user/email`, `["body","password"]`. */
function toKey(value: unknown): string | null {
  const isPath =
    Array.isArray(value) && value.every((part) => /^(string|number)$/.test(typeof part));
  const text = isPath ? value.join('.') : value;
  if (typeof text !== 'string') return null;
  if (!/^[#$]?\//.test(text)) return text.trim().replace(/^\$\.?/, '') || null;
  const parts = text
    .split('/')
    .slice(1)
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.join('.').replace(/^data(\.attributes)?(\.|$)/, '') || null;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';
