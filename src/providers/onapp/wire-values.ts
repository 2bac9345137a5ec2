import { z } from 'zod';
import { wireList } from '../../upstream/response/wire-list.ts';

/** A time such as `2012-02-09T17:05:30Z`, with or without milliseconds, with any offset (Q9). */
export const wireDateTime = z.iso.datetime({ offset: true });

/** Returns the schema of an object in its singular name, on its own and in lists (Q2): `{"role":{…}}`. */
export const wrapped = <Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
) =>
  z
    .object({ [name]: schema } as { readonly [K in Name]: Schema })
    .transform((wrapper) => (wrapper as { [K in Name]: z.output<Schema> })[name]);

/** Returns the schema of a list: `[{"role":{…}},{"role":{…}}]`. */
export const wrappedList = <Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
) => wireList(wrapped(name, schema));
