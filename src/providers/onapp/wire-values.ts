import { z } from 'zod';
import { wireList } from '../../upstream/wire-list.ts';

/** `2012-02-09T17:05:30Z`, with or without milliseconds, with any offset (Q9). */
export const wireDateTime = z.iso.datetime({ offset: true });

/** An object in its singular name, as it stands alone and in lists (Q2): `{"role":{…}}`. */
export const wrapped = <Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
) =>
  z
    .object({ [name]: schema } as { readonly [K in Name]: Schema })
    .transform((wrapper) => (wrapper as { [K in Name]: z.output<Schema> })[name]);

/** `[{"role":{…}},{"role":{…}}]` */
export const wrappedList = <Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
) => wireList(wrapped(name, schema));
