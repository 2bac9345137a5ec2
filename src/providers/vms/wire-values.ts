import { z } from 'zod';
import { wireList } from '../../upstream/response/wire-list.ts';
import { optional } from '../kit/wire/wire-values.ts';

const isoDate = z.iso.datetime({ offset: true });

/** A date such as `2022-11-16 18:05:06`, on a day that exists. */
const zonelessDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .refine((text) => isoDate.safeParse(`${text.replace(' ', 'T')}Z`).success);

/** The values that mean "no date" in documents and databases. */
const NO_DATE: readonly unknown[] = ['', '0000-00-00 00:00:00'];

/** A date in either form; an empty string is null (docs/providers/vms.md section 1.7). `toInstant` parses it. */
export const vmsDate = z.preprocess(
  (value) => (NO_DATE.includes(value) ? null : value),
  optional(z.union([isoDate, zonelessDate])),
);

/** Returns the schema of an object, which PHP sends as `[]` if it is empty (quirk 11). */
export function phpObject<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (isEmptyList(value) ? {} : value), schema);
}

/** Returns a schema like `phpObject`, but an empty object is null. */
export function optionalPhpObject<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (isEmptyList(value) ? null : value), optional(schema));
}

/** Returns the schema of a list, which PHP sends as an object if it has gaps and as `{}` if empty (quirk 11). */
export function phpList<Schema extends z.ZodType>(item: Schema, maxEntries?: number) {
  return wireList(item, { toEntries: toList, ...(maxEntries !== undefined && { maxEntries }) });
}

const toList = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.values(value)
    : value;

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
