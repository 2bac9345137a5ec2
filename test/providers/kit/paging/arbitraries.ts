import fc from 'fast-check';
import type { ListBehaviour } from './numbered-list.ts';

/** The length of a list. */
export const lengths = fc.integer({ min: 0, max: 260 });

/** The page sizes that a client requests in turn, over and over again. */
export const firsts = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1, 10, 25, 50, 99, 100)),
  { minLength: 1, maxLength: 5 },
);

/** Whether an upstream sends totals, and whether totals are expected. */
export const reports = fc.constantFrom<ListBehaviour>(
  {},
  { counts: true },
  { counts: true, hasTotal: false },
  { hasTotal: true },
);

/** Fixed page sizes of the upstream and in the configuration. */
export const fixedSizes = fc
  .integer({ min: 1, max: 120 })
  .map((size): ListBehaviour => ({ ownPerPage: size, fixedPerPage: size }));

/** The positions and numbers of inserted or deleted items. */
export const moves = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 40 })), {
  minLength: 1,
});
