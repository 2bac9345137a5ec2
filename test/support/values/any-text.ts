import fc from 'fast-check';

/**
 * Generates texts of any code points, lone surrogates included. `fc.string` with the unit `binary` first lists every code
 * point, which takes more than a second.
 */
export const anyText = (options: fc.ArrayConstraints = {}): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), options)
    .map((codePoints) => String.fromCodePoint(...codePoints));
