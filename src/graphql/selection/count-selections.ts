import { GraphQLError } from 'graphql';

/** More than any person writes; nested fragments could multiply them without limit. */
const MAX_SELECTIONS = 10_000;

/**
 * Returns a function that counts selections; call it for those that are read. It throws
 * `BAD_USER_INPUT` if there are too many.
 */
export function countSelections(): (count: number) => void {
  let selections = 0;
  return (count) => {
    selections += count;
    if (selections <= MAX_SELECTIONS) return;
    throw new GraphQLError(`An operation may select at most ${MAX_SELECTIONS} fields.`, {
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  };
}
