import type { RejectedBranch } from './input-path.ts';
import { toInputPath, type WireFields } from './input-path.ts';

/** A field that a text names at its beginning. */
interface NamedField {
  readonly path: readonly string[];
  /** The index after its name. */
  readonly end: number;
}

/** The fields that the subject of a sentence names. */
interface NamedSubject {
  readonly paths: readonly (readonly string[])[];
  /** The index after the subject. */
  readonly end: number;
}

/** Words that may precede a name: `The selected status is invalid`, `Invalid value for email`. */
const FILLERS: ReadonlySet<string> = new Set(
  `a an attribute bad duplicate error errors failed field for given in incorrect invalid its missing
  new of our param parameter property provided selected specified that the this unknown
  validation value wrong your`.split(/\s+/),
);

/** Words with which a statement about a field begins. */
const PREDICATES: ReadonlySet<string> = new Set(
  `already are aren't can can't cannot confirmation contain contains could couldn't did didn't do does
  doesn't don't exceeds field fields format had has hasn't have haven't is isn't may must need needs
  not require requires shall should shouldn't too value was wasn't were will won't`.split(/\s+/),
);

const isPredicate = (word: string): boolean =>
  PREDICATES.has(word.replaceAll('’', "'").toLowerCase());

/**
 * Returns the fields that are the subject of a sentence, and several only if all share what it says:
 * `first_name, last_name are missing`. Undefined if it names none.
 */
export function readSubject(text: string, branch: RejectedBranch): NamedSubject | undefined {
  const first = readName(text, branch);
  if (first === undefined) return undefined;
  const statement = readStatement(text, branch);
  return statement ?? { paths: [first.path], end: first.end };
}

/** Returns the subject of a text that begins with fields and a statement about them. */
export function readStatement(text: string, branch: RejectedBranch): NamedSubject | undefined {
  const paths: (readonly string[])[] = [];
  let end = 0;
  for (;;) {
    const name = readName(text.slice(end), branch);
    if (name === undefined) return undefined;
    paths.push(name.path);
    end += name.end;
    if (beginsStatement(text.slice(end))) return { paths, end };
    const [joint = ''] = /^(, and |, or |, | and | or | & |\/)/.exec(text.slice(end)) ?? [];
    if (joint === '') return undefined;
    end += joint.length;
  }
}

/**
 * Returns whether a text begins with the statement about a field that our input may lack, in the
 * words of Rails or Grape: `Login has already been taken`, `login is missing`.
 */
export function beginsForeignStatement(text: string): boolean {
  const words = text.slice(0, 100).split(' ', 5);
  const at = words.findIndex(isPredicate);
  const [first = ''] = words;
  if (at < 1 || PRONOUNS.has(first.toLowerCase())) return false;
  return (
    /^\p{Lu}/u.test(first) ||
    (at === 1 && /^(missing|invalid|empty|required)\b/.test(words[2] ?? ''))
  );
}

const PRONOUNS: ReadonlySet<string> = new Set(
  'he it no please she that there these they this those we which you'.split(' '),
);

function beginsStatement(text: string): boolean {
  const rest = text.replace(/^["'`»”’)]/, '');
  if (rest.startsWith(':')) return true;
  return rest.startsWith(' ') && isPredicate(rest.slice(1, 30).split(/[\s,.;:]/, 1)[0] ?? '');
}

/** Reads the name of a field at the beginning of a text, after fillers and a quotation mark. */
function readName(text: string, branch: RejectedBranch): NamedField | undefined {
  let start = 0;
  for (;;) {
    const rest = text.slice(start);
    const name = readKey(rest, branch) ?? readLabel(rest, branch);
    if (name !== undefined) return { path: name.path, end: start + name.end };
    const [, word = '', after = ''] = /^(\w+)(:? )/.exec(rest) ?? [];
    if (FILLERS.has(word.toLowerCase())) start += word.length + after.length;
    else if (/^["'`«“(]/.test(rest)) start += 1;
    else return undefined;
  }
}

/** Reads a key as the provider writes it: `custom_attributes[1][key]`. */
function readKey(text: string, { base, fields, input }: RejectedBranch): NamedField | undefined {
  const [token = ''] = /^[a-zA-Z_][\w.[\]]{0,200}/.exec(text) ?? [];
  const key = token.endsWith('.') ? token.slice(0, -1) : token;
  if (key === '' || SUBJECTS.has(key.toLowerCase())) return undefined;
  const path = toInputPath(key, fields, input, base);
  return path === null || path.length <= base.length ? undefined : { path, end: key.length };
}

/** Reads a name as Rails makes it readable: `First name`. The longest one wins. */
function readLabel(text: string, { base, fields, input }: RejectedBranch): NamedField | undefined {
  const start = text.slice(0, 100).toLowerCase();
  const found = labelsOf(fields).find(
    ({ label }) => start.startsWith(label) && !/[\p{L}\p{N}_]/u.test(start.charAt(label.length)),
  );
  if (found === undefined) return undefined;
  const path = toInputPath(found.key, fields, input, base);
  return path === null ? undefined : { path, end: found.label.length };
}

/** Keys that name the object of the refusal, if they are words of a sentence. */
const SUBJECTS: ReadonlySet<string> = new Set(['user']);

interface Label {
  readonly label: string;
  readonly key: string;
}

const knownLabels = new WeakMap<WireFields, readonly Label[]>();

function labelsOf(fields: WireFields): readonly Label[] {
  const known = knownLabels.get(fields) ?? createLabels(fields);
  knownLabels.set(fields, known);
  return known;
}

/**
 * Returns the labels of all keys: `user_group_id` → `user group`; for a list also the singular:
 * `custom attribute`.
 */
function createLabels(fields: WireFields): readonly Label[] {
  return Object.keys(fields)
    .filter((key) => !SUBJECTS.has(key))
    .flatMap((key) => {
      const words = key.replaceAll('_', ' ');
      const label = words.replace(/ id$/, '');
      const singular = label.endsWith('s') ? [label.slice(0, -1)] : [];
      const others = label === 'email' ? ['e-mail', 'email address', 'e-mail address'] : [];
      return [words, label, ...singular, ...others].map((name) => ({ label: name, key }));
    })
    .sort((a, b) => b.label.length - a.label.length);
}
