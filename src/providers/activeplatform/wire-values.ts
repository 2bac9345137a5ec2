import { z } from 'zod';
import { optional } from '../kit/wire/wire-values.ts';

/**
 * `date` may be a date or a date with a time and an offset (Q10); a date without a time means
 * midnight in UTC.
 */
export const wireDate = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** A day, as the platform writes it: if a time follows, its zone is the platform's own (Q10). */
export const wireDay = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((text) => text.slice(0, 'YYYY-MM-DD'.length));

/** Treats an empty text as null (Q11), also if it is not documented. */
export function unlessEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? null : value), optional(schema));
}

/** Returns one spelling of a status: tables print `credit hold`, examples `credit_hold` (Q9). */
export const toSnakeCase = (status: string | null) =>
  status?.toLowerCase().replaceAll(' ', '_') ?? null;
