import { extensionsOf, type GraphQLResponseError, isRecord } from './graphql-error.ts';

/** Texts of fewer characters are parts of ordinary words, and no secret. */
const SHORTEST = 4;

/** Deeper objects in the extensions of an error are left out. */
const DEEPEST = 16;

/** The names of the inputs that the schema marks `@secret`. */
export const SECRET_INPUTS: ReadonlySet<string> = new Set(['password']);

/** Replaces a message that quotes a value. */
const REDACTED =
  'The request failed. The message of the server is left out because it contains a sent value.';

/** Replaces a text of the extensions that quotes a value. */
const LEFT_OUT = '[left out]';

/**
 * Returns an error whose texts quote no sent value.
 *
 * @param isOwn whether the error seems to be one of Roster, and not of a server between
 */
export type Redact = (error: GraphQLResponseError, isOwn: boolean) => GraphQLResponseError;

/** A text or a number that was sent. */
interface SentText {
  readonly text: string;
  /** Whether it is the value of an input that the schema marks `@secret`. */
  readonly isSecret: boolean;
}

/**
 * Returns a function that removes the variables from errors: texts and numbers of at least four characters, at any depth.
 *
 * - A secret is removed wherever it occurs.
 * - Roster's messages quote no value, but a value can be one of their words: the key of a provider, a person named `Value`.
 *   In its errors another value is removed only between quotation marks, as a server has it that copies the extensions of Roster
 *   into an error of its own, with the whole input in the message.
 * - In all other errors a value is removed wherever it occurs, unless it is the key of the provider that the error names.
 */
export function createRedaction(variables: unknown): Redact {
  const sent = [...sentTexts(variables, false)].filter(({ text }) => text.length >= SHORTEST);
  return ({ message, path, ...others }, isOwn) => {
    const { provider } = extensionsOf(others);
    const contains = (text: string, value: string): boolean =>
      isOwn ? containsQuoted(text, value) : value !== provider && text.includes(value);
    const isQuoting = (text: string): boolean =>
      sent.some((value) =>
        value.isSecret ? text.includes(value.text) : contains(text, value.text),
      );
    const redacted = replaceTexts(others, isQuoting) as typeof others;
    const known = { message: isQuoting(message) ? REDACTED : message, ...redacted };
    return path === undefined ? known : { ...known, path };
  };
}

/** Returns whether a text contains a value between quotation marks, also inside of a text of JSON. */
function containsQuoted(text: string, value: string): boolean {
  const marks = ['"', "'", '`', '\\"'];
  return marks.some((mark) => text.includes(`${mark}${value}${mark}`));
}

/** Returns a value of JSON with its texts replaced, if they are to be. */
function replaceTexts(value: unknown, isReplaced: (text: string) => boolean, depth = 0): unknown {
  if (typeof value === 'string') return isReplaced(value) ? LEFT_OUT : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return LEFT_OUT;
  const replace = (part: unknown) => replaceTexts(part, isReplaced, depth + 1);
  if (!isRecord(value)) return Array.from(value as readonly unknown[], replace);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replace(part)]));
}

/** Yields each text and each number, as itself and as it looks in a document of JSON, also in one that is a text of another. */
function* sentTexts(value: unknown, isSecret: boolean): Generator<SentText> {
  if (typeof value === 'string') {
    const inJson = toJsonText(value);
    for (const text of [value, inJson, toJsonText(inJson)]) yield { text, isSecret };
  } else if (typeof value === 'number') {
    yield { text: String(value), isSecret };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      yield* sentTexts(part, isSecret || SECRET_INPUTS.has(name));
    }
  }
}

const toJsonText = (text: string): string => JSON.stringify(text).slice(1, -1);
