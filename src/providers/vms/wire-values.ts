import { z } from 'zod';
import { optional } from '../wire-values.ts';

const ISO = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)`;
const ZONELESS = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d`;

/** A date in either form; an empty string is none (docs/providers/vms.md section 1.7). Read by `toInstant`. */
export const vmsDate = optional(z.string().regex(new RegExp(`^(${ISO}|${ZONELESS}|)$`))).transform(
  (text) => (text === '' ? null : text),
);

/** An object that PHP sends as `[]` where it is empty (quirk 11). */
export function phpObject<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (isEmptyList(value) ? {} : value), schema);
}

/** As `phpObject`, where an empty one means that there is none. */
export function optionalPhpObject<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (isEmptyList(value) ? null : value), optional(schema));
}

/** A list that PHP sends as an object where its indices have gaps, or as `{}` where it is empty (quirk 11). */
export function phpList<Schema extends z.ZodType>(item: Schema) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null ? Object.values(value) : value),
    z.array(item),
  );
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
