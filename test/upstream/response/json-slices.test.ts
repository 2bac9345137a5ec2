import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ContractMismatch, MalformedBodyError } from '../../../src/upstream/response/contract.ts';
import { readJson } from '../../../src/upstream/response/json-body.ts';
import { parseJsonInSlices } from '../../../src/upstream/response/json-slices.ts';
import { ParsingAborted } from '../../../src/upstream/response/pause.ts';
import { repetitions } from '../../support/values/thorough.ts';

const NEVER = new AbortController().signal;

const MIB = 1024 * 1024;

const fill = (piece: string, bytes: number) => piece.repeat(Math.floor(bytes / piece.length));

const parse = async (text: string, stepBytes?: number) =>
  (await parseJsonInSlices(Buffer.from(text), NEVER, stepBytes)).document;

/** Returns a generator of numbers from 0 to below 1. The same seed gives the same numbers. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const SCALARS = [
  '1',
  '-0.5e3',
  'true',
  'null',
  '""',
  '"a,]}[{:"',
  '"\\""',
  '"\\\\"',
  '"я\\u00e9"',
  '12345678901234567890',
  '-1e400',
  '9007199254740993.0',
  '"1234567890123456789"',
  '"x\\\\\\"y"',
];
const KEYS = ['a', 'b', '0', '7', '__proto__', 'я', 'x\\"y', ''];

function randomJson(random: () => number, depth: number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const blank = () => pick(['', '', '', ' ', '\n\t']);
  if (depth === 0 || random() < 0.3) return pick(SCALARS);
  const entries = Array.from({ length: Math.floor(random() * 6) }, () => {
    const value = `${blank()}${randomJson(random, depth - 1)}${blank()}`;
    return { value, property: `${blank()}"${pick(KEYS)}"${blank()}:${value}` };
  });
  return random() < 0.5
    ? `[${entries.map(({ value }) => value).join(',') || blank()}]`
    : `{${entries.map(({ property }) => property).join(',') || blank()}}`;
}

/** Changes one character, so that most texts are not JSON any more. */
function spoil(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const pieces = ['', ',', ']', '}', '[', '{', ':', '"', ' ', '\u00a0', '1'];
  const put = pieces[Math.floor(random() * pieces.length)] ?? '';
  return text.slice(0, at) + put + text.slice(at + Math.floor(random() * 2));
}

const outcome = async (read: () => unknown): Promise<unknown> => {
  try {
    return { value: await read() };
  } catch (error) {
    assert.ok(error instanceof ContractMismatch, String(error));
    return 'refused';
  }
};

describe('parseJsonInSlices', () => {
  it('returns or rejects the same as readJson', async (t) => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);
    t.diagnostic(`SEED=${seed}`);
    const random = createRandom(seed);
    let refused = 0;
    const count = repetitions(5000);
    for (let n = 0; n < count; n += 1) {
      const whole = randomJson(random, 5);
      const text = n % 2 === 0 ? whole : spoil(whole, random);
      if (!/^[ \n\t]*[[{]/.test(text)) continue;
      const expected = await outcome(() => readJson(text));
      const stepBytes = 1 + Math.floor(random() * 12);
      const actual = await outcome(() => parse(text, stepBytes));
      assert.deepEqual(actual, expected, `${JSON.stringify(text)} by ${stepBytes}`);
      assert.equal(JSON.stringify(actual), JSON.stringify(expected), text);
      if (expected === 'refused') refused += 1;
    }
    assert.ok(refused > count / 20, `${refused} refused`);
  });

  it('D41: limits values, entries and levels', async () => {
    await assert.rejects(parse(`[${'{},'.repeat(1_000_000)}{}]`), {
      message: '$: expected at most 100000 entries in one list',
    });
    await assert.rejects(parse(`[${`[${'1,'.repeat(90_000)}1],`.repeat(30)}1]`), {
      message: '$: expected at most 2000000 values',
    });
    await assert.rejects(parse('['.repeat(1_000_000)), {
      message: '$: expected JSON of at most 128 levels',
    });
  });

  const PARTS: Readonly<Record<string, (bytes: number) => string>> = {
    'a string': (bytes) => `[{"id":1,"name":"${'x'.repeat(bytes)}"}]`,
    'a string of digits': (bytes) => `[{"id":1,"name":"${fill('123456789012345x', bytes)}"}]`,
    'a string of dots': (bytes) => `[{"id":1,"name":"${fill('1.1.1.1.1.1.1.x', bytes)}"}]`,
    'a string of escapes': (bytes) => `[1,"${fill('\\u0041\\n', bytes)}"]`,
    'a string of quotes': (bytes) => `[1,"${fill('\\"', bytes)}"]`,
    'a string without end': (bytes) => `[1,"${'x'.repeat(bytes)}`,
    'a key': (bytes) => `{"a":1,"${'x'.repeat(bytes)}":1}`,
    'a number': (bytes) => `[1,${'9'.repeat(bytes)}]`,
    'a fraction': (bytes) => `[1,0.${'0'.repeat(bytes)}1]`,
    'a word': (bytes) => `[1,${'true'.repeat(bytes / 4)}]`,
    'blanks in a list': (bytes) => `[1,${' '.repeat(bytes)}1]`,
    'blanks before the document': (bytes) => `${' '.repeat(bytes)}[1]`,
    'blanks after the document': (bytes) => `[1]${' '.repeat(bytes)}`,
  };
  for (const [what, toText] of Object.entries(PARTS)) {
    it(`D41: refuses more than 1 MiB of ${what}`, async () => {
      const message = '$: expected at most 1048576 bytes in one part';
      await assert.rejects(parse(toText(1.2 * MIB)), { message });
      const short = await outcome(() => readJson(toText(0.9 * MIB)));
      assert.deepEqual(await outcome(() => parse(toText(0.9 * MIB))), short);
    });
  }

  it('D41: parses at most a step and a part at once', async (t) => {
    const parsed: number[] = [];
    const original = JSON.parse;
    t.mock.method(JSON, 'parse', (text: string, ...rest: []) => {
      parsed.push(text.length);
      return original(text, ...rest);
    });
    const steps = `${'1,'.repeat(31_000)}`;
    const documents = [
      `[${`[${steps}`.repeat(60)}1${']'.repeat(60)},2]`,
      `{"a":${`{${fill('"b":1e5,', 62_000)}"c":`.repeat(60)}1${'}'.repeat(61)}`,
      `[${`{"a":[${fill('"b",', 50_000)}1]},`.repeat(60)}1]`,
    ];
    for (const document of documents) {
      await parse(document);
      assert.ok(Math.max(...parsed) <= 70_000, `${Math.max(...parsed)} characters`);
    }
  });

  it('M24: detects long numbers only outside of strings', async (t) => {
    const revivers: boolean[] = [];
    const original = JSON.parse;
    t.mock.method(JSON, 'parse', (text: string, ...rest: [never?]) => {
      revivers.push(rest.length > 0);
      return original(text, ...rest);
    });
    await parse('{"a1e5":["12345678901234567890","1e400",1.5,1],"b":true}', 4);
    assert.deepEqual([...new Set(revivers)], [false]);
    const numbers = '[1, 9007199254740993 ,-1e400,0.1234567890123456789,1E3,12]';
    const expected = [1, '9007199254740993', '-1e400', '0.1234567890123456789', 1000, 12];
    for (let stepBytes = 1; stepBytes < 60; stepBytes += 1) {
      assert.deepEqual(await parse(numbers, stepBytes), expected, `by ${stepBytes}`);
    }
  });

  it('refuses a document that is neither an object nor a list', async () => {
    for (const text of ['', ' ', '1', '"a"', 'null', '{} {}', '[] x', 'x []']) {
      await assert.rejects(parse(text), MalformedBodyError, text);
    }
  });

  it('stops when no caller waits any more', async () => {
    const stopped = AbortSignal.abort();
    const work = parseJsonInSlices(Buffer.from(`[${'1,'.repeat(90_000)}1]`), stopped);
    await assert.rejects(work, ParsingAborted);
  });
});
