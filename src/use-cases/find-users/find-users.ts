import type { UserMatch } from '../../generated/schema-types.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { Provider, UserModel } from '../../providers/contract/provider.ts';
import type { RequestedFields } from '../../providers/contract/user-list.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { keepSkipped } from '../../upstream/wire/skipped-entries.ts';
import { assertSearchLength } from '../list-users/list-users.ts';
import type { Providers } from '../providers.ts';
import {
  type Origin,
  type Problem,
  toProblem,
  toUnsupportedProblem,
} from '../update-user/problem.ts';
import { hasInvalidCharacters } from '../update-user/validate-text.ts';

/** The users that one provider found, or the problem that it has. */
export interface FoundUsers {
  readonly provider: Provider<never>;
  readonly users: readonly UserModel[] | null;
  readonly problem: Problem | null;
}

/**
 * Returns how many users of one provider are returned at most. A login and an address are usually
 * unique, so a few leave room for a provider that is not strict.
 */
export const maxFound = ({ text }: UserMatch) => (text == null ? 3 : 25);

/**
 * Returns the providers to search, each once.
 *
 * @param ids null means all.
 * @throws {ClientError} `BAD_USER_INPUT` if one is not configured.
 */
export function selectProviders(
  ids: readonly string[] | null,
  providers: Providers,
): readonly Provider<never>[] {
  if (ids === null) return providers.all;
  return [...new Set(ids)].map((id) => providers.get(id));
}

/**
 * Searches all providers at the same time. A provider that fails, or does not support the search,
 * has a problem and does not affect the others.
 *
 * @param toRequestedFields returns the fields that are selected of a provider's users.
 */
export function findUsers(
  match: UserMatch,
  args: readonly Provider<never>[],
  toRequestedFields: (provider: Provider<never>) => RequestedFields,
  request: RequestContext,
): readonly Promise<FoundUsers>[] {
  const trimmed = trim(match);
  return args.map(async (provider) => {
    try {
      const found = await provider.findUsers(trimmed, toRequestedFields(provider), request);
      const users = keepSkipped(found, found.slice(0, maxFound(match)));
      return { provider, users, problem: null };
    } catch (error) {
      return {
        provider,
        users: null,
        problem: toSearchProblem(error, { provider, requestId: request.requestId }),
      };
    }
  });
}

function toSearchProblem(error: unknown, origin: Origin): Problem {
  return error instanceof ClientError && error.code === 'UNSUPPORTED_BY_PROVIDER'
    ? toUnsupportedProblem(error, origin)
    : toProblem(error, origin);
}

/**
 * Trims the search, because pasted text often has blanks around it.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if the search is empty, which would match every user,
 *   contains an invalid character, or is too long.
 */
export function trim(match: UserMatch): UserMatch {
  const [kind, words] = Object.entries(match).find(([, value]) => typeof value === 'string') ?? [];
  assertSearchLength(words ?? '');
  const trimmed = words?.trim() ?? '';
  if (trimmed === '' || hasInvalidCharacters(trimmed)) {
    throw new ClientError(
      'BAD_USER_INPUT',
      'The search is empty or contains an invalid character.',
    );
  }
  switch (kind) {
    case 'email':
      return { email: trimmed };
    case 'login':
      return { login: trimmed };
    default:
      return { text: trimmed };
  }
}
