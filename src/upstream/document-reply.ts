import type { z } from 'zod';
import { decode, NoDocument } from './contract.ts';
import type { ReplyBody } from './reply-table.ts';

/**
 * Reads a body as a document of one schema. A page in HTML is none, whatever it holds.
 *
 * @param read throws `NoDocument` where the text is not of the form.
 * @param form what a page is refused for not being: `JSON`.
 */
export function documentReply<Schema extends z.ZodType>(
  schema: Schema,
  read: (text: string) => unknown,
  form: string,
): (body: ReplyBody) => z.output<Schema> {
  return ({ text, isPage }) => {
    if (isPage) throw new NoDocument(form);
    return decode(schema, read(text));
  };
}
