import { decode, decodeInSlices } from '../wire/decode.ts';
import { type StoredForm, toSignature } from '../wire/stored-form.ts';
import { toStoredForm, type WireType } from '../wire/wire-type.ts';
import { MalformedBodyError } from './contract.ts';
import type { ResponseBody } from './response-handlers.ts';
import type { StoredResponse } from './response-recorder.ts';

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
 * Returns a function that reads a body as a document of one type. It refuses HTML, whatever it
 * contains.
 *
 * @param form the expected form in the error for HTML, such as `JSON`.
 */
export function decodeResponse<T>(
  type: WireType<T>,
  { read, readInSlices }: DocumentReader,
  form: string,
): (body: ResponseBody) => Promise<T> {
  const storedForm = toStoredForm(type);
  return async ({ text, large, isHtml, toFieldError, stored, recorder }) => {
    if (isHtml) throw new MalformedBodyError(form);
    if (large === null) {
      const document = stored === undefined ? read(text) : documentOf(stored, storedForm);
      recorder?.document(document, storedForm);
      return decode(type, document, toFieldError);
    }
    return large.decode(async (bytes, signal) => {
      const { document, values } = await readInSlices(bytes, signal);
      const value = await decodeInSlices(type, document, signal, toFieldError);
      return { value, heldBytes: bytes.length + VALUE_BYTES * values };
    });
  };
}

/** Thrown if a cached response has another form than the one that is read. It is read from the upstream instead. */
class OutdatedForm extends Error {
  override readonly name = 'OutdatedForm';
}

/** @throws {OutdatedForm} if the document was stored in another form, by another release. */
function documentOf({ form, document }: StoredResponse, expected: StoredForm): unknown {
  if (form !== toSignature(expected)) throw new OutdatedForm('The cached document is outdated.');
  return document;
}

/**
 * The memory that a value takes in addition to its bytes on the wire, with the object that reads
 * it.
 */
const VALUE_BYTES = 24;
