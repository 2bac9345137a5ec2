import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { xmlReader } from '../../../../src/providers/onapp/dialect/xml-reader.ts';
import { ParsingAborted } from '../../../../src/upstream/response/pause.ts';
import { IS_THOROUGH } from '../../../support/values/thorough.ts';

const NEVER = new AbortController().signal;
const MIB = 1024 * 1024;

const read = (text: string, signal = NEVER) => xmlReader.readInSlices(Buffer.from(text), signal);

const fill = (piece: string, bytes: number) => piece.repeat(Math.floor(bytes / piece.length));

interface Part {
  readonly toDocument: (content: string) => string;
  /** A content that the parser receives in pieces. */
  readonly piece?: string;
}

/** Every part of a document that the parser keeps until the part ends, around given content. */
const PARTS: Readonly<Record<string, Part>> = {
  'a text': { toDocument: (content) => `<a>${content}</a>`, piece: '&lt;' },
  'a text without end': { toDocument: (content) => `<a>${content}`, piece: ']a' },
  'a section of CDATA': { toDocument: (content) => `<a><![CDATA[${content}]]></a>`, piece: ']a' },
  'a comment': { toDocument: (content) => `<a><!--${content}--></a>`, piece: '-a' },
  'a comment before the root': { toDocument: (content) => `<!--${content}--><a/>`, piece: '-a' },
  'a comment without end': { toDocument: (content) => `<a><!--${content}` },
  'a processing instruction': {
    toDocument: (content) => `<a><?b ${content}?></a>`,
    piece: '? a',
  },
  'an instruction without end': { toDocument: (content) => `<a><?b ${content}`, piece: '? a' },
  'a document type': { toDocument: (content) => `<!DOCTYPE ${content}><a/>` },
  'a name': { toDocument: (content) => `<${content}/>` },
  'a name of an attribute': { toDocument: (content) => `<a ${content}="1"/>` },
  'an attribute': { toDocument: (content) => `<a b="${content}"/>`, piece: '&lt;' },
  'an end tag': { toDocument: (content) => `<a></a${content}>` },
  'an entity': { toDocument: (content) => `<a>&${content};</a>` },
};

/** Parts whose only content is blanks. */
const BLANKS: Readonly<Record<string, (blanks: string) => string>> = {
  'blanks before the root': (blanks) => `${blanks}<a/>`,
  'blanks in a tag': (blanks) => `<a${blanks}/>`,
};

const PIECES = ['x', '-a', '? a', ']a', '&lt;'];

describe('xmlReader: one part of a document', () => {
  for (const [what, { toDocument, piece: own = 'x' }] of Object.entries(PARTS)) {
    it(`D42: has at most 1 MiB: ${what}`, async () => {
      for (const piece of IS_THOROUGH ? PIECES : [own]) {
        const work = read(toDocument(fill(piece, 1.2 * MIB)));
        await assert.rejects(work, { name: 'ContractMismatch' }, piece);
      }
    });
  }

  for (const [what, toDocument] of Object.entries(BLANKS)) {
    it(`D42: has at most 1 MiB: ${what}`, async () => {
      const work = read(toDocument(fill(' ', 1.2 * MIB)));
      await assert.rejects(work, { name: 'ContractMismatch' });
    });
  }

  it('D42: is rejected without reading the whole document', async () => {
    for (const piece of ['-a', '&lt;', '? a']) {
      const before = process.memoryUsage().heapUsed;
      const documents = [`<a><!--${fill(piece, 16 * MIB)}`, `<a>${fill(piece, 16 * MIB)}`];
      for (const document of documents) await assert.rejects(read(document));
      const mb = (process.memoryUsage().heapUsed - before) / MIB;
      assert.ok(mb < 300, `${piece}: ${mb.toFixed()} MiB`);
    }
  });

  it('D42: counts if it divides a text', async () => {
    for (const between of ['<!---->', '<?b?>', '<!----><?b?>']) {
      const message = '$: expected at most 100000 comments and instructions';
      await assert.rejects(read(`<a>${between.repeat(100_001)}</a>`), { message }, between);
    }
    const { values } = await read(`<a>${'<![CDATA[]]>'.repeat(100)}</a>`);
    assert.equal(values, 101);
    const text = `<a>${`<!---->${'x'.repeat(1000)}`.repeat(1100)}</a>`;
    const message = '$: expected at most 1048576 characters in one element';
    await assert.rejects(read(text), { message });
  });

  it('is accepted if it is short', async () => {
    const text = `<?xml version="1.0"?><!-- a --><a><b>1<!-- c -->2<?d e?>3<![CDATA[<]]></b>\n<c>${'x'.repeat(900_000)}</c> <!-- --></a>`;
    const { document } = await read(text);
    assert.deepEqual(document, { a: { b: '123<', c: 'x'.repeat(900_000) } });
    assert.deepEqual(document, xmlReader.read(text));
  });

  it('stops when its client disconnects', async () => {
    await assert.rejects(read(`<a>${'x'.repeat(MIB)}</a>`, AbortSignal.abort()), ParsingAborted);
  });

  it('D42: reads the first thousand of many errors', async () => {
    const many = (piece: (at: number) => string) =>
      Array.from({ length: IS_THOROUGH ? 200_000 : 20_000 }, (_none, at) => piece(at)).join('');
    for (const piece of [(at: number) => `<a${at}>x</a${at}>`, () => '<error>x</error>']) {
      const { document } = await read(`<errors>${many(piece)}</errors>`);
      assert.equal(Object.keys(Object(document).errors).length, 1000);
    }
  });
});
