import { z } from 'zod';
import { wireList } from '../../upstream/wire-list.ts';
import { optional } from '../wire-values.ts';

const isoDate = z.iso.datetime({ offset: true });

/** `2022-11-16 18:05:06`, of a day that exists. */
const zonelessDate = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .refine((text) => isoDate.safeParse(`${text.replace(' ', 'T')}Z`).success);

/** How documents and databases write that there is no date. */
const NO_DATE: readonly unknown[] = ['', '0000-00-00 00:00:00'];

/** A date in either form; an empty string is none (docs/providers/vms.md section 1.7). Read by `toInstant`. */
export const vmsDate = z.preprocess(
  (value) => (NO_DATE.includes(value) ? null : value),
  optional(z.union([isoDate, zonelessDate])),
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
export function phpList<Schema extends z.ZodType>(item: Schema, maxEntries?: number) {
  return wireList(item, { toEntries: toList, ...(maxEntries !== undefined && { maxEntries }) });
}

const toList = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.values(value)
    : value;

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
