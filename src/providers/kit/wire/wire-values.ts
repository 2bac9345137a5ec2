import { z } from 'zod';
import { Secret } from '../../../config/secret.ts';
import { NATIVE_ID } from '../ids/global-id.ts';
import { isTooDeep } from './json-depth.ts';

/**
 * An id: a whole number, or a string of digits if it is too long for a number or the provider
 * prefers one.
 */
export const wireId = z.union([z.int().min(1), z.string().regex(NATIVE_ID)]).transform(String);

/** The id of another object, which may be missing; 0 means none. */
export const wireReference = z.preprocess(
  (value) => (value === 0 || value === '0' ? null : value),
  optional(wireId),
);

/**
 * A document that is passed on unchanged, unless it is nested so deeply that serializing it would
 * be an attack.
 */
export const wireDocument = z.unknown().refine((document) => !isTooDeep(document));

/** An entry of a list of such documents, which must not be null. */
export const wireEntry = wireDocument.refine((entry) => entry !== null && entry !== undefined);

/** A boolean, also as `1` or `"1"`. */
export const wireFlag = z
  .union([z.boolean(), z.literal([0, 1]), z.enum(['0', '1', 'true', 'false'])])
  .transform((value) => value === true || value === 1 || value === '1' || value === 'true');

/** A text that some documents send as a number. */
export const wireText = z.union([z.string(), z.number()]).transform(String);

/** A whole number, also as a string, in the range of GraphQL's `Int`. */
export const wireInt = z
  .union([z.int(), z.string().regex(/^-?\d{1,15}$/)])
  .transform(Number)
  .refine((value) => value >= -2_147_483_648 && value <= 2_147_483_647);

/** A number, also as a string. */
export const wireNumber = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i)])
  .transform(Number)
  .refine(Number.isFinite);

/**
 * Money: a number or a string, also with an exponent. It becomes plain digits; a final `.0` is
 * dropped, as JSON drops it too.
 */
export const wireDecimal = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i)])
  .transform((value) => toPlainDecimal(String(value)).replace(/\.0$/, ''));

/** Treats missing and null alike: the provider does not send the value. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value): z.output<Schema> | null => value ?? null);
}

/** A text whose empty form means that there is none. */
export const optionalText = optional(wireText).transform((text) => (text === '' ? null : text));

/**
 * A text that is a secret: from here on it prints as `[secret]` wherever the document is printed.
 */
export const optionalSecret = optionalText.transform((text) =>
  text === null ? null : new Secret(text),
);

/** Returns a decimal without exponent: `2.3e+3` → `2300`. The point moves; no digit is lost. */
function toPlainDecimal(text: string): string {
  const [mantissa = '', exponent] = text.toLowerCase().split('e');
  if (exponent === undefined) return text;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(mantissa) ?? [];
  const point = whole.length + Number(exponent);
  const digits = `${whole}${fraction}`;
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0').padEnd(point, '0');
  const at = Math.max(point, 1);
  const decimals = padded.slice(at);
  return `${sign}${padded.slice(0, at)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Converts a decoded date with an offset, so the time zone of the process has no effect. */
export const toDate = (text: string | null) => (text === null ? null : new Date(text));
