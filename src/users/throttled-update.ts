import type { Call } from '../upstream/call.ts';
import { toRateProblem } from './problem.ts';
import type { Providers } from './providers.ts';
import { locateUpdate, type UpdateUser } from './update-user.ts';

interface ChangeRate {
  readonly providers: Providers;
  /** Undefined where nobody signs in: then nothing is counted. */
  readonly whoOf: (call: Call) => string | undefined;
  /** Counts a change; gives the seconds to wait where it is one too many. */
  readonly count: (who: string, target: string) => Promise<number | undefined>;
}

/**
 * Refuses an update where its caller has sent too many within a minute, of anybody or of the same user. Nothing is sent
 * then, and no key is taken.
 */
export function throttled(update: UpdateUser, { providers, whoOf, count }: ChangeRate): UpdateUser {
  return async (input, idempotencyKey, call) => {
    const { provider, input: branchInput } = locateUpdate(input, providers);
    const who = whoOf(call);
    const afterSeconds =
      who === undefined ? undefined : await count(who, targetOf(provider.id, branchInput));
    if (afterSeconds === undefined) return update(input, idempotencyKey, call);
    return toRateProblem({ provider, requestId: call.requestId }, afterSeconds);
  };
}

/** Providers may be less strict about case and blanks than whoever tries out passwords. */
function targetOf(provider: string, input: object): string {
  const name = 'id' in input ? String(input.id) : 'login' in input ? String(input.login) : '';
  return `${provider} ${name.normalize('NFKC').trim().toLowerCase()}`;
}
