import { GraphQLError } from 'graphql';

/** More than any person writes; fragments within fragments could multiply them without end. */
const MAX_SELECTIONS = 10_000;

/** To be told of every selection that is looked at. Throws `BAD_USER_INPUT` where there are too many. */
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
