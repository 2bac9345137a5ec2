import fc from 'fast-check';
import type { ListBehaviour } from './numbered-list.ts';

/** How long a list is. */
export const lengths = fc.integer({ min: 0, max: 260 });

/** What a client asks for, page by page, over and over again. */
export const firsts = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1, 10, 25, 50, 99, 100)),
  { minLength: 1, maxLength: 5 },
);

/** Whether an upstream counts, and whether that is expected of it. */
export const tells = fc.constantFrom<ListBehaviour>(
  {},
  { counts: true },
  { counts: true, tellsTotal: false },
  { tellsTotal: true },
);

/** Sizes of pages that are fixed, of the upstream and in the configuration. */
export const fixedSizes = fc
  .integer({ min: 1, max: 120 })
  .map((size): ListBehaviour => ({ ownPerPage: size, fixedPerPage: size }));

/** Where, and how many. */
export const moves = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 40 })), {
  minLength: 1,
});
