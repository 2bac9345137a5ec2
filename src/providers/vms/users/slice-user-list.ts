import type { VmsUserCamerasArgs } from '../../../generated/schema-types.ts';
import type { Slice } from '../../contract/slice.ts';
import { DEFAULT_FIRST } from '../../kit/paging/page-size.ts';
import { sliceList } from '../../kit/paging/slice-list.ts';
import type { VmsContext } from '../context.ts';

/** A list in the document of a user, or about one user. */
export interface UserList<Item> {
  readonly list: readonly Item[];
  /** The native id of the user. */
  readonly user: string;
  readonly context: VmsContext;
}

/**
 * Returns one page of a list of a user.
 *
 * @param name the field, which distinguishes the lists of a user.
 * @throws {ClientError} `BAD_USER_INPUT` if `first` or the cursor is invalid.
 */
export const sliceUserList = <Item extends { readonly id: string }>(
  { list, user, context }: UserList<Item>,
  name: string,
  { first, after }: VmsUserCamerasArgs,
): Slice<Item> =>
  sliceList(
    list,
    { first: first ?? DEFAULT_FIRST, after },
    JSON.stringify([context.provider.id, `${name} of user ${user}`]),
    (item) => item,
  );
