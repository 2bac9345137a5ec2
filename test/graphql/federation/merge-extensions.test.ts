import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, print } from 'graphql';
import { mergeExtensions } from '../../../src/graphql/federation/merge-extensions.ts';

const merge = (sdl: string) => print(mergeExtensions(parse(sdl)));

describe('Merged extensions', () => {
  it('follow the parts of the definition, in their order', () => {
    const merged = merge(`
      extend type A implements N @b { second: Int }
      "The first."
      type A @a { first: Int }
      extend type A { third: Int }
      interface N { second: Int }
    `);
    const type =
      '"The first."\ntype A implements N @a @b {\n  first: Int\n  second: Int\n  third: Int\n}';
    assert.equal(merged, `${type}\n\ninterface N {\n  second: Int\n}`);
  });

  it('fill enums, inputs, unions, interfaces and scalars', () => {
    const merged = merge(`
      enum E
      extend enum E { A }
      input I @oneOf
      extend input I { a: Int }
      union U
      extend union U = A | B
      interface N
      extend interface N { a: Int }
      scalar S
      extend scalar S @specifiedBy(url: "x")
    `);
    assert.equal(
      merged.replaceAll(/\s+/g, ' '),
      'enum E { A } input I @oneOf { a: Int } union U = A | B interface N { a: Int } scalar S @specifiedBy(url: "x")',
    );
  });

  it('stay if their type or schema is defined elsewhere', () => {
    const sdl = 'extend schema @link(url: "x")\n\nextend type Other {\n  a: Int\n}';
    assert.equal(merge(sdl), sdl);
  });
});
