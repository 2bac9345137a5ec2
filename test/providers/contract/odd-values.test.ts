import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { readAll } from '../../../src/upstream/wire/read-all.ts';
import type { WireType } from '../../../src/upstream/wire/wire-type.ts';
import { filesBelow, ROOT, readSource } from '../../support/files/sources.ts';
import { ODD_VALUES, type WireDocument, type WireDocuments } from './odd-values.ts';

type Key = string | number;

/** The documents of every provider: each has settings. */
const DOCUMENTS = await Promise.all(
  filesBelow('src/providers', '/settings.ts').map(async (module) => {
    const provider = basename(dirname(module));
    const file = `test/providers/${provider}/wire-documents.ts`;
    const { WIRE_DOCUMENTS } = await import(join(ROOT, file));
    const documents: WireDocuments = WIRE_DOCUMENTS;
    return { provider, documents, listed: readSource(file) };
  }),
);

describe('a document with one odd value', () => {
  for (const { provider, listed } of DOCUMENTS) {
    it(`is tested for every wire type that ${provider} reads`, () => {
      const read = filesBelow(`src/providers/${provider}`, '.ts').flatMap((file) =>
        [...readSource(file).matchAll(/(?:json|decode)Response\((?:wireList\()?(wire\w+)/g)].map(
          ([, name = '']) => name,
        ),
      );
      assert.ok(read.length > 0);
      assert.deepEqual(
        read.filter((name) => !new RegExp(`\\b${name}\\b`).test(listed)),
        [],
      );
    });
  }

  for (const [name, tested] of DOCUMENTS.flatMap(({ documents }) => Object.entries(documents))) {
    it(`${name}: is read, and all other values are unchanged`, () => {
      const { type, document } = tested;
      const before = plainOf(type, document).value;
      const paths = propertiesOf(document).filter((path) => !isIdentity(tested, path));
      assert.ok(paths.length > 0);
      for (const path of paths) {
        for (const odd of ODD_VALUES) {
          const { value, errors } = plainOf(type, withValue(document, path, odd));
          const about = `${path.join('.')} = ${JSON.stringify(odd)?.slice(0, 20)}`;
          const changed = differences(before, value);
          const shared = changed.filter((at) => !isBelow(tested, at, path));
          assert.deepEqual(shared, [], about);
          assert.ok(errors.length <= 1, `${about}: ${errors.length} errors`);
        }
      }
    });
  }
});

const isIdentity = ({ identity = [] }: WireDocument, path: readonly Key[]) =>
  ['id', ...identity].includes(String(path.at(-1)));

function plainOf(type: WireType<unknown>, document: unknown) {
  const errors: Error[] = [];
  const value = readAll(decode(type, document), (error) => errors.push(error));
  return { value, errors };
}

/** Returns the paths of all properties, at every level. */
function propertiesOf(value: unknown, path: readonly Key[] = []): (readonly Key[])[] {
  if (Array.isArray(value)) return value.flatMap((it, n) => propertiesOf(it, [...path, n]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    [...path, key],
    ...propertiesOf(below, [...path, key]),
  ]);
}

function withValue(document: unknown, [key, ...rest]: readonly Key[], odd: unknown): unknown {
  if (key === undefined) return odd;
  if (Array.isArray(document)) {
    return document.map((entry, n) => (n === key ? withValue(entry, rest, odd) : entry));
  }
  return { ...Object(document), [key]: withValue(Object(document)[key], rest, odd) };
}

/** Returns the paths of the values that differ, as deep as both are objects or lists of one length. */
function differences(one: unknown, other: unknown, path: readonly Key[] = []): (readonly Key[])[] {
  const isTree = (value: unknown) => typeof value === 'object' && value !== null;
  if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other)) {
    return isSame(one, other) ? [] : [path];
  }
  const [a, b] = [Object(one), Object(other)];
  if (Array.isArray(a) && a.length !== b.length) return [path];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) =>
    differences(a[key], b[key], [...path, Array.isArray(a) ? Number(key) : key]),
  );
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Returns whether a value is in the subtree of the odd one. The wrappers of lists do not occur in
 * what is read, and an entry whose wrapper is odd is left out of its list.
 */
function isBelow(
  { wrappers = [] }: WireDocument,
  at: readonly Key[],
  path: readonly Key[],
): boolean {
  const read = path.filter((key) => typeof key === 'number' || !wrappers.includes(key));
  const isWrapper = wrappers.includes(String(path.at(-1)));
  const depth = isWrapper ? read.length - 1 : read.length;
  return read.slice(0, depth).every((key, n) => at[n] === key);
}
