import { randomUUID } from 'node:crypto';
import type { Call } from '../upstream/call.ts';
import type { UpdateOutcome, UserModel } from './provider.ts';

/** How what the caller saw of a user is compared with what the user is. */
interface Condition<WireUser> {
  /** @throws {UpstreamError} */
  readonly read: (call: Call) => Promise<WireUser | null>;
  /** False also where the provider does not tell: nothing is written over what nobody could compare. */
  readonly holds: (user: NonNullable<WireUser>) => boolean;
  readonly toModel: (user: NonNullable<WireUser>) => UserModel;
}

/**
 * Reads the user right before the write.
 *
 * @returns undefined where the user is as the caller saw it; else the outcome, and nothing may be sent.
 * @throws {UpstreamError} where the read failed, with `NOT_APPLIED` as any read.
 */
export async function unlessChanged<WireUser>(
  { read, holds, toModel }: Condition<WireUser>,
  call: Call,
): Promise<UpdateOutcome | undefined> {
  const user = await read(notShared(call));
  if (user == null) return { kind: 'notFound', httpStatus: 404 };
  return holds(user) ? undefined : { kind: 'changed', current: toModel(user) };
}

/**
 * A read that somebody else has under way may have begun before the last change of another system: here it would show
 * as unchanged what was changed long before this update came in.
 */
export const notShared = (call: Call): Call => ({
  ...call,
  rights: `${call.rights} ${randomUUID()}`,
});

/** To the millisecond, as GraphQL shows instants. */
export function isSameInstant(seen: Date, now: Date | null): boolean {
  return seen.getTime() === now?.getTime();
}
