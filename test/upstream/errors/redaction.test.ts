import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REDACTED, Redactor } from '../../../src/upstream/errors/redaction.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

const SECRET = 'p;q/ü "\\&';

const code = (one: string) => one.codePointAt(0) ?? 0;
const hex = (one: string) => code(one).toString(16);
const units = (one: string, toEscape: (unit: string) => string) =>
  one
    .split('')
    .map((unit) => toEscape(unit.charCodeAt(0).toString(16).padStart(4, '0')))
    .join('');

/** How texts are escaped, a character at a time. */
const ENCODERS: Readonly<Record<string, readonly ((one: string) => string)[]>> = {
  HTML: [
    (one) => `&#${code(one)};`,
    (one) => `&#0${code(one)};`,
    (one) => `&#x${hex(one)};`,
    (one) => `&#X${hex(one).toUpperCase()};`,
    (one) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', ü: '&uuml;', é: '&eacute;' })[
        one
      ] ?? one,
  ],
  JSON: [
    (one) => units(one, (unit) => `\\u${unit}`),
    (one) => units(one, (unit) => `\\u${unit.toUpperCase()}`),
    (one) => `\\u{${hex(one)}}`,
    (one) => (code(one) < 256 ? `\\x${hex(one).padStart(2, '0')}` : one),
    (one) => (/["'\\/]/.test(one) ? `\\${one}` : one),
  ],
  'a URL': [
    (one) => Buffer.from(one).toString('hex').replace(/../g, '%$&'),
    (one) => Buffer.from(one).toString('hex').toUpperCase().replace(/../g, '%$&'),
  ],
};

/** Which characters are escaped: what looks like an escape always is, as everywhere. */
const SOME: readonly ((one: string, at: number) => boolean)[] = [
  () => true,
  (one) => !/[a-z0-9]/i.test(one),
  (one, at) => /[&\\%]/.test(one) || at % 2 === 0,
  (one, at) => /[&\\%]/.test(one) || at % 3 === 1,
];

describe('Redactor', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['in plain text', SECRET],
    ['in a URL', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ x: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64url', Buffer.from(SECRET).toString('base64url')],
    ['in hex', Buffer.from(SECRET).toString('hex')],
  ];
  for (const [form, text] of forms) {
    it(`replaces a secret ${form}`, () => {
      assert.equal(new Redactor([SECRET]).text(`a ${text} b`), `a ${REDACTED} b`);
    });
  }

  for (const [kind, encoders] of Object.entries(ENCODERS)) {
    it(`replaces a secret of which any characters are escaped as in ${kind}`, () => {
      for (const secret of ['hunter2-PASS<&>"', SECRET, "it's 50%25 \\u003c&lt;é€😀"]) {
        for (const encode of encoders) {
          for (const isEscaped of SOME) {
            const sent = [...secret].map((one, at) => (isEscaped(one, at) ? encode(one) : one));
            const text = `password "${sent.join('')}" is weak`;
            const clean = new Redactor([secret]).text(text);
            assert.equal(clean, `password "${REDACTED}" is weak`, text);
          }
        }
      }
    });
  }

  it('replaces a secret that two systems have escaped', () => {
    const [html, json] = ['hunter2-PASS&#60;&#x26;&gt;', 'hunter2-PASS\\u003c\\u0026>'];
    const quoted = [
      html.replaceAll('&', '&amp;'),
      html.replaceAll('&', '\\u0026'),
      json.replaceAll('\\', '\\\\'),
      json.replaceAll('\\', '&#92;'),
      encodeURIComponent(html),
    ];
    for (const text of quoted) {
      assert.equal(new Redactor(['hunter2-PASS<&>']).text(`a ${text} b`), `a ${REDACTED} b`, text);
    }
  });

  it('keeps escapes that are no secret, and no character more than it is', () => {
    for (const text of [
      'a &lt; b &#60 &foo; &#x110000; \\u003c \\u00 %3C %ff %e2%82',
      '&',
      '\\',
      '%',
    ]) {
      assert.equal(new Redactor([SECRET]).text(text), text);
    }
    const clean = new Redactor(['pass<word']).text('&lt;b&gt;pass&lt;word&lt;/b&gt;');
    assert.equal(clean, `&lt;b&gt;${REDACTED}&lt;/b&gt;`);
  });

  it('D43: removes the beginning of an escaped secret at the cut', () => {
    const secret = '0123456789<canary>';
    for (const form of [
      '0123456789&#60;canary&gt;',
      '0123456789\\u003ccanary\\u003e',
      '%30123456789%3ccanary>',
    ]) {
      for (let before = 1960; before <= 2000; before += 1) {
        const clean = new Redactor([secret]).text(`${'a'.repeat(before)}${form}${'b'.repeat(100)}`);
        assert.match(clean, /^a+(\[secret\]b*|%3?)?$/, `${before}`);
      }
    }
  });

  it('D43: needs no quadratic time for escapes', async () => {
    for (const piece of ['&#60;', '\\u003c', '%3c', '&amp;', '\\\\', '&#', '&amp;#60;', '%25']) {
      const redactor = new Redactor(['<'.repeat(200), '&'.repeat(300), 'a&b']);
      const { cpuMs } = await withCpuTime(() => redactor.text(piece.repeat(100_000)));
      assert.ok(cpuMs < 500, `${piece}: ${cpuMs} ms`);
    }
  });

  it('D43: examines only the beginning of a long text', () => {
    const text = `${'a '.repeat(100_000)}`;
    assert.equal(new Redactor([SECRET]).text(text).length, 2000);
  });

  it('D43: removes the beginning of a secret at the cut', () => {
    for (let before = 1980; before <= 2000; before += 1) {
      const text = `${'a'.repeat(before)}0123456789canary${'b'.repeat(100)}`;
      const clean = new Redactor(['0123456789canary']).text(text);
      assert.match(clean, /^a+(\[secret\]b*)?$/, `${before}`);
    }
  });

  it('D43: replaces a secret that is longer than the cut', () => {
    const secret = 'x'.repeat(500) + 'y'.repeat(3000);
    assert.equal(new Redactor([secret]).text(`a ${secret} b`), `a ${REDACTED}`);
  });

  it('D43: needs no quadratic time for a long secret', async () => {
    const [half, text] = ['a'.repeat(2000), 'a'.repeat(262_144)];
    const { cpuMs } = await withCpuTime(() => new Redactor([`${half}b${half}`]).text(text));
    assert.ok(cpuMs < 500, `${cpuMs} ms`);
  });

  it('ignores an empty secret', () => {
    assert.equal(new Redactor(['']).text('abc'), 'abc');
  });
});
