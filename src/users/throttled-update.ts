import { toRateProblem } from './problem.ts';
import { locateUpdate, type UpdateUser } from './update-user.ts';

/**
 * Refuses an update where its caller has sent too many within a minute, of anybody or of the same user. Nothing is sent
 * then, and no key is taken.
 *
 * @param count counts a change; gives the seconds to wait where it is one too many.
 */
export function throttled(
  update: UpdateUser,
  count: (who: string, target: string) => Promise<number | undefined>,
): UpdateUser {
  return async (asked) => {
    const { provider, input } = locateUpdate(asked.input, asked.providers);
    const { who, requestId } = asked.call;
    const afterSeconds = await count(who, targetOf(provider.id, input));
    if (afterSeconds === undefined) return update(asked);
    return toRateProblem({ provider, requestId }, afterSeconds);
  };
}

/** Providers may be less strict about case and blanks than whoever tries out passwords. */
function targetOf(provider: string, input: object): string {
  const name = 'id' in input ? String(input.id) : 'login' in input ? String(input.login) : '';
  return `${provider} ${name.normalize('NFKC').trim().toLowerCase()}`;
}
