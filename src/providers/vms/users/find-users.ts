import type { RequestContext } from '../../../request/request-context.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { keepSkipped, mapList, sentLength } from '../../../upstream/wire/skipped-entries.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { ProviderAdapter } from '../../contract/provider.ts';
import type { FindUsers } from '../../contract/user-list.ts';
import type { UpstreamPage } from '../../kit/paging/page-source.ts';
import type { WireShortUser } from '../admin-api/list-wire.ts';
import type { VmsContext } from '../context.ts';
import { userPage } from '../reads.ts';
import { createListedUser } from './mapper.ts';

/** The maximum number of users that one search reads. */
export const MAX_FOUND = 100;

/**
 * Returns a function that searches users. The VMS matches parts of names and logins. It has no e-mail addresses, but a
 * login may be one.
 *
 * @see docs/providers/vms.md section 5.3
 */
export function createFindUsers(
  toContext: (request: RequestContext) => VmsContext,
): ProviderAdapter['findUsers'] {
  return async (match, _requested, request) => {
    const context = toContext(request);
    const search = toSearchWords(match);
    const hits = await context.reads.load(userPage, {
      page: 1,
      perPage: MAX_FOUND,
      search,
      useShortTimeout: true,
    });
    const found = keepExact(hits, match, context.provider.id).slice(0, MAX_FOUND);
    return mapList(keepSkipped(hits.items, found), (user) =>
      createListedUser({ id: user.id, user, context }),
    );
  };
}

/**
 * Returns the hits; for a login or an address only exact matches, ignoring case.
 *
 * @throws {ClientError} if none matches and more hits exist than were read.
 */
function keepExact(
  { items, total, hasNext }: UpstreamPage<WireShortUser>,
  { login, email }: FindUsers,
  provider: string,
): readonly WireShortUser[] {
  const whole = login ?? email;
  if (whole == null) return items;
  const found = items.filter((user) => toLogin(user) === whole.toLowerCase());
  const sent = sentLength(items);
  const isCut = total === null ? hasNext === true || sent >= MAX_FOUND : total > sent;
  if (found.length > 0 || !isCut) return found;
  throw unsupported(provider, 'search for a login that has too many hits');
}

const toLogin = (user: WireShortUser) => readOr(null, () => user.login?.toLowerCase() ?? null);

/** Returns the text to search for: the text, login or e-mail address of the match. */
export const toSearchWords = ({ text, login, email }: FindUsers) => text ?? login ?? email ?? null;
