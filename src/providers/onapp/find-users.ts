import type { Call } from '../../request/request-context.ts';
import { unsupported } from '../contract/client-error.ts';
import type { UpstreamPage } from '../kit/paging/page-source.ts';
import type { ProviderDoor } from '../contract/provider.ts';
import type { FindUsers } from '../contract/user-list.ts';
import type { Panel } from './context.ts';
import { isShortEnough } from './user-details.ts';
import { toOnAppUser, toShortOnAppUser } from './mapper.ts';
import type { WireUser } from './wire.ts';

/** The number of users that one search requests, and the most that it returns. */
export const MAX_FOUND = 100;

/** Returns false for a login if the gateway uses an API key: the panel then shows no logins (Q7). */
export const isSearchable = (match: FindUsers, usesApiKey: boolean) =>
  match.login == null || !usesApiKey;

/** Returns the search words for the panel. Which fields it searches is not documented (section 13). */
export const wordsOf = ({ email, login, text }: FindUsers) => email ?? login ?? text ?? '';

/**
 * Returns a function that makes one search of the panel, whose hits contain the words somewhere. For a login or an
 * address it keeps only exact matches, ignoring case.
 */
export function createFindUsers(
  panelOf: (call: Call) => Panel,
  usesApiKey: boolean,
): ProviderDoor['findUsers'] {
  return async (match, wanted, call) => {
    const panel = panelOf(call);
    if (!isSearchable(match, usesApiKey)) {
      const what = 'search by login if the gateway signs in with an API key';
      throw unsupported(panel.provider.id, what);
    }
    const isShort = isShortEnough(wanted);
    const toUser = isShort ? toShortOnAppUser : toOnAppUser;
    const hits = await panel.reads.users({
      page: 1,
      perPage: MAX_FOUND,
      search: wordsOf(match),
      isShort,
      isUrgent: true,
    });
    const found = match.text == null ? exactlyMatching(hits, match, panel) : hits.items;
    return found.slice(0, MAX_FOUND).map((user) => toUser(user, panel));
  };
}

/**
 * Returns the hits that match exactly.
 *
 * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` if none matches and the panel has more hits than were read: the
 * gateway cannot know that there is no such user.
 */
function exactlyMatching(
  { items, total }: UpstreamPage<WireUser>,
  { email, login }: FindUsers,
  { provider }: Panel,
): readonly WireUser[] {
  const wanted = (email ?? login ?? '').toLowerCase();
  const found = items.filter(
    (user) => (email == null ? user.login : user.email)?.toLowerCase() === wanted,
  );
  // A page that is longer than requested is the whole list of a panel that ignores paging.
  const isCut = total === null ? items.length === MAX_FOUND : total > items.length;
  if (found.length > 0 || !isCut) return found;
  throw unsupported(provider.id, `exact search if more than ${MAX_FOUND} users contain the words`);
}
