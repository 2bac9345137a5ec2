import { readOr } from '../../upstream/wire/read-all.ts';
import { keepSkipped } from '../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../contract/slice.ts';
import type { FindUsers, ListUsers } from '../contract/user-list.ts';
import type { PageSource, PagingCapabilities } from '../kit/paging/page-source.ts';
import { readSlice } from '../kit/paging/read-slice.ts';
import type { AcmeContext } from './mapper.ts';
import { userPage } from './reads.ts';
import type { WireUser } from './wire.ts';

/** Maximum number of users that one search returns. */
export const MAX_FOUND = 100;

export const PAGING: PagingCapabilities = { hasTotal: true, oversizedPage: 'error' };

/** Reads one page of all users, or of those that a search finds. */
export async function listUsers(
  args: ListUsers,
  { provider: { id: provider }, reads }: AcmeContext,
): Promise<Slice<WireUser>> {
  const source: PageSource<WireUser> = {
    ...PAGING,
    provider,
    scope: JSON.stringify([provider, 'users', args.search]),
    fetch: async (page, perPage) => {
      const search = args.search ?? undefined;
      const listed = await reads.load(userPage, { page, perPage, search });
      return { items: listed.users, total: readOr(null, () => listed.total) };
    },
    getId: ({ id }) => id,
  };
  return await readSlice(source, args);
}

/** Finds the users that match. Acme searches parts of words, so a login is compared again. */
export async function findUsers(
  { email, login, text }: FindUsers,
  { reads }: AcmeContext,
): Promise<readonly WireUser[]> {
  const address = email ?? login;
  const search = address ?? text ?? undefined;
  const { users } = await reads.load(userPage, {
    page: 1,
    perPage: MAX_FOUND,
    search,
    useShortTimeout: true,
  });
  if (address == null) return users;
  const found = users.filter(
    (user) => readOr(null, () => user.login?.toLowerCase()) === address.toLowerCase(),
  );
  return keepSkipped(users, found);
}
