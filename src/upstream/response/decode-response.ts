import type { z } from 'zod';
import { decode, MalformedBodyError } from './contract.ts';
import { decodeInSlices } from './decode-in-slices.ts';
import type { ResponseBody } from './response-handlers.ts';

/** A parser for documents of one form. */
export interface DocumentReader {
  /** @throws {MalformedBodyError} if the text does not have this form. */
  readonly read: (text: string) => unknown;
  /**
   * Parses a large document as `read` does.
   *
   * @param bytes valid UTF-8.
   * @param signal ends the parsing.
   */
  readonly readInSlices: (bytes: Buffer, signal: AbortSignal) => Promise<LargeDocument>;
}

/** A large document that is parsed and not yet decoded. */
export interface LargeDocument {
  readonly document: unknown;
  /** The number of properties and entries, at all levels. */
  readonly values: number;
}

/**
 * Returns a function that reads a body as a document of one schema. It refuses HTML, whatever it
 * contains.
 *
 * @param form the expected form in the error for HTML, such as `JSON`.
 */
export function decodeResponse<Schema extends z.ZodType>(
  schema: Schema,
  { read, readInSlices }: DocumentReader,
  form: string,
): (body: ResponseBody) => Promise<z.output<Schema>> {
  return async ({ text, large, isHtml }) => {
    if (isHtml) throw new MalformedBodyError(form);
    if (large === null) return decode(schema, read(text));
    return large.decode(async (bytes, signal) => {
      const { document, values } = await readInSlices(bytes, signal);
      const { value, fields } = await decodeInSlices(schema, document, signal);
      // Texts and values that are passed on unchanged are as large as on the wire, plus the objects
      // around them.
      const heldBytes = bytes.length + VALUE_BYTES * values + FIELD_BYTES * fields;
      return { value, heldBytes };
    });
  };
}

const VALUE_BYTES = 16;
const FIELD_BYTES = 8;
