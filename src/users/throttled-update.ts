import { toRateProblem } from './own-problem.ts';
import { locateUpdate, nameOf, type UpdateUser } from './update-user.ts';
import { toUserKey } from './user-key.ts';

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
    const afterSeconds = await count(who, toUserKey(provider.id, nameOf(input)));
    if (afterSeconds === undefined) return update(asked);
    return toRateProblem({ provider, requestId }, afterSeconds);
  };
}
