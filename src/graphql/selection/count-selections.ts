import { GraphQLError } from 'graphql';

/** More than any person writes; nested fragments could multiply them without limit. */
const MAX_SELECTIONS = 10_000;

/**
 * Returns a function that counts a selection; call it for each one that is read. It throws
 * `BAD_USER_INPUT` if there are too many.
 */
export function countSelections(): () => void {
  let selections = 0;
  return () => {
    selections += 1;
    if (selections <= MAX_SELECTIONS) return;
    throw new GraphQLError(`An operation may select at most ${MAX_SELECTIONS} fields.`, {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  };
}
