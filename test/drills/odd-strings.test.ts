import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { send, update } from '../support/clients/graphql.ts';
import { requireText } from '../support/values/json-property.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { startWarmBench } from './fault-matrix/inject-fault.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

/** Texts that parsers of XML and JSON, or the code behind them, may misinterpret. */
const ODD = [
  '0012',
  '1e5',
  '0x1F',
  'true',
  'null',
  'nil',
  '-0',
  '9007199254740993',
  '<b>x</b>',
  ']]>',
  '<![CDATA[x]]>',
  '&amp;',
  '&#65;',
  '--><!--',
  '__proto__',
  'constructor',
  ' a  b ',
  '"quoted\\"',
  "O'Hara",
  '{{x}} %s $' + '{x}',
  '٣ Ⅷ ü ß 漢字 🙂 👩‍👩‍👧',
  'e\u0301',
  '\u2028\u2029',
  '\u202eright to left',
];

/** Returns whether XML can contain the text: it cannot contain control characters. */
const sayable = (text: string) => text !== '' && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text);
const anyText = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: 'grapheme', maxLength: 30 }).filter(sayable),
);

/** Three ways to write a text in XML: by names, by numbers or in a CDATA section. */
const XML_FORMS = {
  named: (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  numbered: (text: string) =>
    Array.from(text, (character) => `&#${character.codePointAt(0)};`).join(''),
  untouched: (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`,
} as const;
const xmlForm = fc.constantFrom(...Object.values(XML_FORMS));

describe('D21: A text that looks like something else', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  for (const api of UPSTREAM_APIS) {
    it(`is read unchanged: ${api.name}`, async () => {
      const seat = bench.seatOf(api, 'read');
      const { property, field } = api.readText;
      const isShown = async (text: string, toXml: (text: string) => string) => {
        seat.proxy?.meetWith(async ({ forward, send: response }) => {
          const truth = await forward();
          await response({ ...truth, body: withText(truth.body, property, text, toXml) });
        });
        const { data, errors } = await send(bench.url, `{ met: ${api.read(seat.provider)} }`);
        assert.deepEqual(errors, []);
        assert.equal(requireText(data, `met.${field}`), text);
      };
      for (const text of ODD) await isShown(text, XML_FORMS.named);
      await fc.assert(fc.asyncProperty(anyText, xmlForm, isShown), { numRuns: 60 });
    });
  }

  for (const api of UPSTREAM_APIS.filter(({ branch }) => branch === 'onApp')) {
    it(`A11: is written unchanged: ${api.name}`, async () => {
      const { provider } = bench.seatOf(api, 'write');
      const isHeld = async (text: string) => {
        const id = `${provider}/${api.written.id}`;
        const response = await update(bench.url, { onApp: { id, firstName: text } });
        assert.equal(response.__typename, 'UserUpdated', JSON.stringify(response));
        assert.equal((await api.readStored(bench.installation)).value, text);
      };
      for (const text of ODD) await isHeld(text);
      await fc.assert(fc.asyncProperty(anyText, isHeld), { numRuns: 60 });
    });
  }
});

/** Returns the document, in either dialect, with another text in one property. */
function withText(body: Buffer, member: string, text: string, toXml: (text: string) => string) {
  const document = body
    .toString('utf8')
    .replace(new RegExp(`("${member}":)("[^"]*"|null)`), (_all, key) => key + JSON.stringify(text))
    .replace(new RegExp(`(<${member}>)[^<]*`), (_all, tag) => tag + toXml(text));
  return Buffer.from(document);
}
