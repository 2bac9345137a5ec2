import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Secret } from '../../../src/config/secret.ts';
import {
  optional,
  optionalSecret,
  optionalText,
  wireDocument,
  wireId,
  wireInt,
} from '../../../src/providers/kit/wire/wire-values.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { readAll } from '../../../src/upstream/wire/read-all.ts';
import { type Outline, toSignature } from '../../../src/upstream/wire/stored-form.ts';
import { wireList } from '../../../src/upstream/wire/wire-list.ts';
import { wireObject } from '../../../src/upstream/wire/wire-object.ts';
import { toStoredForm, type WireType } from '../../../src/upstream/wire/wire-type.ts';
import { filesBelow } from '../../support/files/sources.ts';

const CANARY = 'canary-of-the-provider';

const wireUser = wireObject({
  id: wireId,
  name: optionalText,
  password: optionalSecret,
  extra: optional(wireDocument),
  roles: optional(wireList(wireObject({ id: wireId, count: optional(wireInt) }))),
});

const isWireType = (value: unknown): value is WireType<unknown> =>
  typeof value === 'object' && value !== null && 'read' in value && 'isComposite' in value;

/** Returns every type of a document of any provider, by file and name. */
async function allTypes(): Promise<readonly (readonly [name: string, type: WireType<unknown>])[]> {
  const files = filesBelow('src/providers', '.ts').filter((file) => /wire\.ts$/.test(file));
  const found = await Promise.all(
    files.map(async (file) => {
      const exported: object = await import(`../../../${file}`);
      return Object.entries(exported).flatMap(([name, value]) =>
        isWireType(value) ? [[`${file} ${name}`, value] as const] : [],
      );
    }),
  );
  return found.flat();
}

const scalar = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom(null, '', '0', '1', '2024-05-06T07:08:09Z', '9007199254740993', [], ['word']),
  fc.constant({ unexpected: CANARY }),
);

/** Writes documents with the properties that a type reads and with others. */
function documentsOf(outline: Outline): fc.Arbitrary<unknown> {
  const entry = outline['[]'];
  if (entry !== undefined) {
    const entries = documentsOf(entry);
    const list = fc.array(entries, { maxLength: 3 });
    return fc.oneof(
      { weight: 5, arbitrary: list },
      list.map((data) => ({ data })),
      list.map((items) => Object.fromEntries(items.map((item, index) => [index, item]))),
      scalar,
    );
  }
  if ('*' in outline) return fc.jsonValue({ maxDepth: 3 });
  if ('secret' in outline) return fc.constantFrom(CANARY, '', null);
  const names = Object.keys(outline);
  if (names.length === 0) return scalar;
  const properties = Object.fromEntries(
    names.map((name) => [name, documentsOf(outline[name] ?? {})]),
  );
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(
          fc.integer({ min: 1, max: 999_999 }),
          fc.record(properties, { requiredKeys: [] }),
          fc.constantFrom({}, { unknown: CANARY, nested: [{ deep: CANARY }] }),
        )
        .map(([id, known, unknown]) => ({
          ...known,
          ...('id' in properties && { id }),
          ...unknown,
        })),
    },
    scalar,
  );
}

/** Returns everything that can be read of a document, and what cannot be. */
function readEverything(type: WireType<unknown>, document: unknown) {
  const errors: string[] = [];
  const withoutSecrets = (value: unknown): unknown => {
    if (value instanceof Secret) return null;
    if (Array.isArray(value)) return value.map(withoutSecrets);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, property]) => [name, withoutSecrets(property)]),
    );
  };
  try {
    const value = readAll(decode(type, document), (error) => errors.push(error.name));
    return { value: withoutSecrets(value), errors };
  } catch (error) {
    return { value: null, errors: [error instanceof Error ? error.name : error] };
  }
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

describe('What a cache may store of a document', () => {
  it('contains only what the type reads, without secrets', () => {
    const { reduce, hasSecrets } = toStoredForm(wireUser);
    const document = {
      id: 1,
      name: 'Ann',
      password: CANARY,
      aflexi_password: CANARY,
      extra: { shown: ['unchanged'] },
      roles: [{ id: 7, count: 3, token: CANARY }, { id: 8 }],
    };
    assert.equal(hasSecrets, true);
    assert.deepEqual(throughJson(reduce(document)), {
      id: 1,
      name: 'Ann',
      extra: { shown: ['unchanged'] },
      roles: [{ id: 7, count: 3 }, { id: 8 }],
    });
  });

  it('empties an object where a single value is expected', () => {
    const { reduce } = toStoredForm(wireUser);
    const odd = { id: { secret: CANARY }, name: [{ secret: CANARY }, 'Ann'] };
    assert.deepEqual(throughJson(reduce(odd)), { id: {}, name: [null, 'Ann'] });
  });

  it('has another signature for other properties', () => {
    const one = wireObject({ id: wireId });
    const two = wireObject({ id: wireId, name: optionalText });
    const again = wireObject({ id: wireId });
    const signatureOf = (type: WireType<unknown>) => toSignature(toStoredForm(type));
    assert.equal(signatureOf(one), signatureOf(again));
    assert.notEqual(signatureOf(one), signatureOf(two));
  });

  it('is read like the document, for every type of every provider', async (t) => {
    const types = await allTypes();
    assert.ok(types.length > 15, String(types.length));
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    t.diagnostic(`SEED=${seed}, ${types.length} types`);
    for (const [name, type] of types) {
      const { outline, reduce } = toStoredForm(type);
      const isReadAlike = (document: unknown) => {
        const stored = throughJson(reduce(document));
        assert.deepEqual(readEverything(type, stored), readEverything(type, throughJson(document)));
        if (!('*' in outline)) assert.ok(!JSON.stringify(stored).includes(CANARY), name);
      };
      fc.assert(fc.property(documentsOf(outline), isReadAlike), { seed, numRuns: 40 });
    }
  });
});
