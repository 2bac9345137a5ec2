import type { RequestContext } from '../../request/request-context.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import { keepSkipped, mapList, sentLength } from '../../upstream/wire/skipped-entries.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderAdapter } from '../contract/provider.ts';
import type { FindUsers } from '../contract/user-list.ts';
import type { UpstreamPage } from '../kit/paging/page-source.ts';
import type { OnAppContext } from './context.ts';
import { isShortEnough } from './detail-fields.ts';
import { createShortUser, createUser } from './mapper.ts';
import { userPage } from './reads.ts';
import type { WireUser } from './wire.ts';

/** The number of users that one search requests, and the most that it returns. */
export const MAX_FOUND = 100;

/** Returns false for a login if the gateway uses an API key: the panel then shows no logins (Q7). */
export const isSearchable = (match: FindUsers, usesApiKey: boolean) =>
  match.login == null || !usesApiKey;

/** Returns the search words for the panel. Which fields it searches is not documented (section 13). */
export const toSearchWords = ({ email, login, text }: FindUsers) => email ?? login ?? text ?? '';

/**
 * Returns a function that makes one search of the panel, whose hits contain the words somewhere. For a login or an
 * address it keeps only exact matches, ignoring case.
 */
export function createFindUsers(
  toContext: (request: RequestContext) => OnAppContext,
  usesApiKey: boolean,
): ProviderAdapter['findUsers'] {
  return async (match, requested, request) => {
    const context = toContext(request);
    if (!isSearchable(match, usesApiKey)) {
      const what = 'search by login if the gateway signs in with an API key';
      throw unsupported(context.provider.id, what);
    }
    const isShort = isShortEnough(requested);
    const toUser = isShort ? createShortUser : createUser;
    const hits = await context.reads.load(userPage, {
      page: 1,
      perPage: MAX_FOUND,
      search: toSearchWords(match),
      isShort,
      useShortTimeout: true,
    });
    const found = match.text == null ? exactlyMatching(hits, match, context) : hits.items;
    const first = keepSkipped(hits.items, found.slice(0, MAX_FOUND));
    return mapList(first, (user) => toUser({ user, context }));
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
  { provider }: OnAppContext,
): readonly WireUser[] {
  const requested = (email ?? login ?? '').toLowerCase();
  const nameOf = (user: WireUser) =>
    readOr(null, () => (email == null ? user.login : user.email)?.toLowerCase() ?? null);
  const found = items.filter((user) => nameOf(user) === requested);
  // A page that is longer than requested is the whole list of a panel that ignores paging.
  const sent = sentLength(items);
  const isCut = total === null ? sent === MAX_FOUND : total > sent;
  if (found.length > 0 || !isCut) return found;
  throw unsupported(provider.id, `exact search if more than ${MAX_FOUND} users contain the words`);
}
