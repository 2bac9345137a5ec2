import { Secret } from '../../../config/secret.ts';
import { NO_PATH } from '../../../upstream/wire/document-path.ts';
import { SECRET, WHOLE_DOCUMENT } from '../../../upstream/wire/stored-form.ts';
import { UnreadableValue, type WireType, wireValue } from '../../../upstream/wire/wire-type.ts';
import { NATIVE_ID } from '../ids/global-id.ts';
import { DECIMAL, toPlainDecimal } from './decimal.ts';
import { isTooDeep } from './json-depth.ts';

/**
 * An id: a whole number, or a string of digits if it is too long for a number or the provider
 * prefers one.
 */
export const wireId = wireValue((value): string => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value);
  if (typeof value === 'string' && NATIVE_ID.test(value)) return value;
  throw new UnreadableValue('a whole number');
});

/** The id of another object, which may be missing; 0 means none. */
export const wireReference = wireValue((value): string | null =>
  isMissing(value) || value === 0 || value === '0' ? null : wireId.read(value, NO_PATH, undefined),
);

/**
 * A document that is passed on unchanged, unless it is nested so deeply that serializing it would
 * be an attack.
 */
export const wireDocument: WireType<unknown> = {
  read: (value) => {
    if (isTooDeep(value)) throw new UnreadableValue('fewer levels');
    return value;
  },
  stored: WHOLE_DOCUMENT,
};

/** An entry of a list of such documents, which must not be null. */
export const wireEntry: WireType<unknown> = {
  read: (value) => {
    if (value === null || value === undefined) throw new UnreadableValue('a value');
    return wireDocument.read(value, NO_PATH, undefined);
  },
  stored: WHOLE_DOCUMENT,
};

/** The forms in which databases and languages write a boolean. */
const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...[true, 1, '1', 'true', 't', '\u0001'].map((value) => [value, true] as const),
  ...[false, 0, '0', 'false', 'f', '\u0000'].map((value) => [value, false] as const),
]);

/** A boolean, in any form in which databases and languages write it. */
export const wireFlag = wireValue((value): boolean => {
  const flag = FLAGS.get(typeof value === 'string' ? value.toLowerCase() : value);
  if (flag === undefined) throw new UnreadableValue('true or false');
  return flag;
});

/** A text, also if it is sent as a number. */
export const wireText = wireValue((value): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new UnreadableValue('a text');
});

/** A whole number, also as a text, in the range of GraphQL's `Int`. */
export const wireInt = wireValue((value): number => {
  const number =
    typeof value === 'string' && /^\s*-?\d{1,15}(?:\.0+)?\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    throw new UnreadableValue('a whole number');
  }
  if (number < -2_147_483_648 || number > 2_147_483_647) {
    throw new UnreadableValue('a whole number of 32 bits');
  }
  return number;
});

/** A number, also as a text. */
export const wireNumber = wireValue((value): number => {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new UnreadableValue('a number');
});

/** Money: a number or a string, also with an exponent. It becomes plain digits. */
export const wireDecimal = wireValue((value): string => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !DECIMAL.test(text))
    throw new UnreadableValue('a decimal number');
  return toPlainDecimal(text);
});

/** Returns whether a value of a document is an object: neither null nor a list. */
export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns whether a value means that there is none. */
const isMissing = (value: unknown): value is null | undefined | '' =>
  value === null || value === undefined || value === '';

/**
 * Treats missing, null and an empty text alike: the provider does not send the value. An empty
 * element of typed XML is an empty text, too.
 */
export function optional<T>(type: WireType<T>): WireType<T | null> {
  return {
    ...type,
    read: (value, parent, key) => (isMissing(value) ? null : type.read(value, parent, key)),
  };
}

/** A text that may be missing. Other than `optionalText` it may be empty. */
export const nullableText = wireValue((value): string | null =>
  value === null || value === undefined ? null : wireText.read(value, NO_PATH, undefined),
);

/** A text whose empty form means that there is none. */
export const optionalText = optional(wireText);

/**
 * A text that is a secret: from here on it prints as `[secret]` wherever the document is printed. No
 * cache stores it.
 */
export const optionalSecret: WireType<Secret | null> = {
  read: (value) => {
    const text = optionalText.read(value, NO_PATH, undefined);
    return text === null ? null : new Secret(text);
  },
  stored: SECRET,
};
