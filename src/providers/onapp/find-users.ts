import type { Call } from '../../upstream/call.ts';
import { unsupported } from '../client-error.ts';
import type { UpstreamPage } from '../paging/page-source.ts';
import type { ProviderDoor } from '../provider.ts';
import type { FindUsers } from '../user-list.ts';
import type { Panel } from './panel.ts';
import { isShortEnough } from './user-details.ts';
import { toOnAppUser, toShortOnAppUser } from './user-mapper.ts';
import type { WireUser } from './wire.ts';

/** Users that one search asks for, and gives at most. */
export const MAX_FOUND = 100;

/** Whether the panel is searched so: to a gateway with an API key it shows no logins (Q7), so that none can be told. */
export const isSearchable = (match: FindUsers, usesApiKey: boolean) =>
  match.login == null || !usesApiKey;

/** What the panel is asked to look for. Which members it searches is not documented (section 13). */
export const wordsOf = ({ email, login, text }: FindUsers) => email ?? login ?? text ?? '';

/**
 * One search of the panel, whose hits hold the words somewhere. For a login or an address those that have just this one
 * are taken, whatever the case.
 */
export function createFindUsers(
  panelOf: (call: Call) => Panel,
  usesApiKey: boolean,
): ProviderDoor['findUsers'] {
  return async (match, wanted, call) => {
    const panel = panelOf(call);
    if (!isSearchable(match, usesApiKey)) {
      const what = 'search by login to a gateway that signs in with an API key';
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
 * The hits that are meant.
 *
 * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` where there is none, and more hits than were read: it would not be
 * true that there is no such user.
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
  // A page that is longer than asked for is the whole list, of a panel that ignores paging.
  const isCut = total === null ? items.length === MAX_FOUND : total > items.length;
  if (found.length > 0 || !isCut) return found;
  throw unsupported(provider.id, 'search for words that so many others contain');
}
