import type { z } from 'zod';
import { decode, NoDocument } from './contract.ts';
import { decodeInSlices } from './decode-in-slices.ts';
import type { ReplyBody } from './reply-table.ts';

/** How documents of one form are read. */
export interface DocumentReader {
  /** @throws {NoDocument} if the text is not of the form. */
  readonly read: (text: string) => unknown;
  /**
   * As `read`, of a large document, which is valid UTF-8.
   *
   * @param signal ends it.
   */
  readonly readInSlices: (bytes: Buffer, signal: AbortSignal) => Promise<LargeDocument>;
}

/** A large document that was read and is not decoded yet. */
export interface LargeDocument {
  readonly document: unknown;
  /** Members and entries, at every level. */
  readonly values: number;
}

/**
 * Reads a body as a document of one schema. A page in HTML is none, whatever it holds.
 *
 * @param form what a page is refused for not being: `JSON`.
 */
export function documentReply<Schema extends z.ZodType>(
  schema: Schema,
  { read, readInSlices }: DocumentReader,
  form: string,
): (body: ReplyBody) => Promise<z.output<Schema>> {
  return async ({ text, large, isPage }) => {
    if (isPage) throw new NoDocument(form);
    if (large === null) return decode(schema, read(text));
    return large.decode(async (bytes, signal) => {
      const { document, values } = await readInSlices(bytes, signal);
      const { value, fields } = await decodeInSlices(schema, document, signal);
      // Texts, and what is passed on as it is, are no larger than they were on the wire, but for the objects around them.
      const heldBytes = bytes.length + VALUE_BYTES * values + FIELD_BYTES * fields;
      return { value, heldBytes };
    });
  };
}

const VALUE_BYTES = 16;
const FIELD_BYTES = 8;
