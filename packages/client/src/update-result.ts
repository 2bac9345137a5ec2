import type { UpdateResultFragment } from './generated/operations.ts';

/**
 * Every result of an update. A `switch` over `__typename` that lacks one of them does not compile, if its function must return a
 * value or if it ends with `result satisfies never`.
 */
export type UpdateResult = UpdateResultFragment;

/** A result that is no success: a type that implements `Problem`. */
export type UpdateProblem = Extract<UpdateResult, { readonly code: unknown }>;
