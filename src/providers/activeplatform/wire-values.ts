import { z } from 'zod';
import { optional } from '../wire-values.ts';

/** `date` may be a date or a date with a time and an offset (Q10); a date alone is taken for midnight in UTC. */
export const wireDate = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** A day, as the platform writes it: where a time stands behind it, its zone is the platform's own (Q10). */
export const wireDay = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((text) => text.slice(0, 'YYYY-MM-DD'.length));

/** An empty text may stand for none (Q11), also where none is documented. */
export function unlessEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? null : value), optional(schema));
}
