import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';
import { describe, it } from 'node:test';
import { parse } from 'espree';
import { filesBelow, readSource } from './support/files/sources.ts';
import { IS_THOROUGH } from './support/values/thorough.ts';

/** A regular expression in the source. */
interface Found {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Files whose expressions see only our or a developer's text, none of a client or an upstream. */
const OUTSIDE = ['src/generated/'];

const FILES = filesBelow('src', '.ts').filter(
  (file) => !OUTSIDE.some((folder) => file.startsWith(folder)),
);

function expressionsIn(file: string): { literals: Found[]; built: number } {
  const literals: Found[] = [];
  let built = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, regex, callee } = node as {
      readonly type?: string;
      readonly regex?: { readonly pattern: string; readonly flags: string };
      readonly callee?: { readonly name?: string };
    };
    if (type === 'Literal' && regex !== undefined) literals.push({ file, ...regex });
    if (callee?.name === 'RegExp') built += 1;
    for (const child of Object.values(node)) visit(child);
  };
  visit(
    parse(stripTypeScriptTypes(readSource(file)), { ecmaVersion: 'latest', sourceType: 'module' }),
  );
  return { literals, built };
}

const SOURCES = FILES.map((file) => ({ file, ...expressionsIn(file) }));
const FOUND = SOURCES.flatMap(({ literals }) => literals);

const LENGTH = 65_536;

/** Analyzing an expression takes 40 ms, so a run that is not thorough analyzes one part of them. */
const PARTS = 4;

/** Milliseconds for one text. Linear expressions need a few, quadratic ones hundreds. */
const MAX_TEXT_MS = 150;

/** Returns texts that fail late: the literal pieces of an expression and pairs of them, repeated many times. */
function hostileTexts({ pattern }: Found): string[] {
  const literals = pattern
    .replace(/\\[bB]/g, '')
    .replace(/\\[dw]/g, '0')
    .replace(/\\s/g, ' ')
    .split(/[\\^$.*+?()[\]{}|]+/)
    .filter((piece) => piece !== '' && piece.length < 100);
  const pieces = [...new Set([...literals, ...'a0 \t\n".,;:-=/\\[](){}'])].slice(0, 40);
  const repeated = pieces.map((piece) => piece.repeat(LENGTH / piece.length));
  const begun = literals.flatMap((first) =>
    [...literals, 'a', '0', ' '].map((piece) => first + piece.repeat(LENGTH / piece.length)),
  );
  return [...repeated, ...begun.slice(0, 60), ...repeated.map((text) => `${text}\u0000`)];
}

function leastMs(expression: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3 && least > MAX_TEXT_MS; n += 1) {
    const startedAt = performance.now();
    text.replace(expression, '');
    least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}

const show = ({ file, pattern, flags }: Found) => `${file}: /${pattern}/${flags}`;

describe('Regular expressions', () => {
  it('D43: are linear by analysis', async (t) => {
    // The native program, if there is one, is ten times as fast as the one in JavaScript.
    process.env['RECHECK_BACKEND'] ??= process.platform === 'linux' ? 'native' : 'pure';
    const { check } = await import('recheck');
    const wrong: string[] = [];
    let unknown = 0;
    const each = new Map(FOUND.map((found) => [`${found.flags} ${found.pattern}`, found]));
    const turn = randomInt(PARTS);
    const tried = [...each.values()].filter((_one, at) => IS_THOROUGH || at % PARTS === turn);
    for (const found of tried) {
      const { status } = await check(found.pattern, found.flags, { timeout: 3000 });
      if (status === 'vulnerable') wrong.push(show(found));
      if (status === 'unknown') unknown += 1;
    }
    t.diagnostic(
      `${tried.length} of ${each.size} expressions, of ${unknown} of them nothing is known`,
    );
    assert.deepEqual(wrong, []);
    const { status } = await check('selected [\\w .]+ is invalid', 'i', { timeout: 20_000 });
    assert.equal(status, 'vulnerable', 'what the analysis has to find');
  });

  it('D43: are linear on texts of their own pieces', () => {
    const wrong = FOUND.flatMap((found) => {
      const expression = new RegExp(found.pattern, found.flags);
      const slow = hostileTexts(found).find((text) => leastMs(expression, text) > MAX_TEXT_MS);
      return slow === undefined ? [] : [`${show(found)} on ${JSON.stringify(slow.slice(0, 40))}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('D43: are found by these texts if not linear', () => {
    const quadratic = { file: '', pattern: 'selected [\\w .]+ is invalid', flags: 'i' };
    const expression = new RegExp(quadratic.pattern, quadratic.flags);
    assert.ok(hostileTexts(quadratic).some((text) => leastMs(expression, text) > MAX_TEXT_MS));
  });

  it('D43: are never built from strings', () => {
    const built = SOURCES.filter((source) => source.built > 0).map(({ file }) => file);
    assert.deepEqual(built, []);
  });
});
