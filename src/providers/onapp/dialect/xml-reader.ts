import { SaxesParser } from 'saxes';
import { ContractMismatch, MalformedBodyError } from '../../../upstream/response/contract.ts';
import type { DocumentReader, LargeDocument } from '../../../upstream/response/decode-response.ts';
import { MAX_PART_BYTES } from '../../../upstream/response/document-limits.ts';
import { pauseIfOver } from '../../../upstream/response/pause.ts';
import { XmlBuilder } from './xml-builder.ts';

/** The number of bytes that are parsed between two checks of the clock. */
const STEP_BYTES = 32 * 1024;

/**
 * Reads Rails' typed XML: `<id type="integer">1</id>`, `<roles type="array"><role>…</role></roles>`, `nil="true"`.
 * Values remain texts until the schema converts them: a login may look like a number.
 *
 * @see docs/providers/onapp.md section 5.2
 */
export const xmlReader: DocumentReader = { read: readXml, readInSlices };

function readXml(text: string): unknown {
  const { parser, builder } = createParser();
  parser.write(text).close();
  return builder.document;
}

async function readInSlices(bytes: Buffer, signal: AbortSignal): Promise<LargeDocument> {
  const { parser, builder } = createParser();
  const decoder = new TextDecoder();
  let parts = 0;
  let partStart = 0;
  for (let at = 0; at < bytes.length; at += STEP_BYTES) {
    parser.write(decoder.decode(bytes.subarray(at, at + STEP_BYTES), { stream: true }));
    if (builder.parts > parts) partStart = at;
    else if (at - partStart >= MAX_PART_BYTES) {
      throw new ContractMismatch(`$: expected at most ${MAX_PART_BYTES} bytes in one part`);
    }
    parts = builder.parts;
    await pauseIfOver(signal);
  }
  parser.close();
  return { document: builder.document, values: builder.values };
}

/** The HTML entities that are read. All other names, except the five of XML, are rejected. */
const HTML_ENTITIES: Readonly<Record<string, string>> = {
  cent: '¢',
  copy: '©',
  euro: '€',
  nbsp: '\u00a0',
  pound: '£',
  reg: '®',
  yen: '¥',
};

/**
 * Creates a parser that rejects malformed XML and every document type, which could define entities without end. It
 * keeps each part of the document until the part ends, even if it is not used: `builder.parts` counts ended parts.
 */
function createParser() {
  const builder = new XmlBuilder();
  const parser = new SaxesParser({ xmlns: false, position: false });
  Object.assign(parser.ENTITIES, HTML_ENTITIES);
  const refuse = () => {
    throw new MalformedBodyError('XML');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentagstart', () => builder.beginAttributes());
  parser.on('attribute', () => builder.attribute());
  parser.on('opentag', ({ name, attributes }) => builder.open(name, attributes));
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.cdata(text));
  parser.on('comment', () => builder.comment());
  parser.on('processinginstruction', () => builder.comment());
  parser.on('closetag', () => builder.close());
  return { parser, builder };
}
