import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../../request/request-context.ts';
import type { UpdateOutcome, UserModel } from '../../contract/provider.ts';

/** Compares what the caller saw of a user with the current user. */
interface Condition<WireUser> {
  /** @throws {UpstreamError} */
  readonly read: (request: RequestContext) => Promise<WireUser | null>;
  /**
   * Also false if the provider does not show the value: a write must not overwrite what was not
   * compared.
   */
  readonly isMet: (user: NonNullable<WireUser>) => boolean;
  readonly toModel: (user: NonNullable<WireUser>) => UserModel;
}

/**
 * Reads the user right before the write.
 *
 * @returns undefined if the user is as the caller saw it; otherwise the outcome, and nothing may be
 * sent.
 * @throws {UpstreamError} if the read fails, with `NOT_APPLIED` like any read.
 */
export async function checkPrecondition<WireUser>(
  { read, isMet, toModel }: Condition<WireUser>,
  request: RequestContext,
): Promise<UpdateOutcome | undefined> {
  const user = await read(bypassSingleFlight(request));
  if (user == null) return { kind: 'notFound', httpStatus: 404 };
  return isMet(user) ? undefined : { kind: 'changed', current: toModel(user) };
}

/**
 * Returns a context whose reads are neither coalesced nor cached. A read in flight of another request may have
 * begun before the last change by another system, and would show a user as unchanged that was
 * changed long before this update arrived.
 */
export const bypassSingleFlight = (request: RequestContext): RequestContext => ({
  ...request,
  variantOf: request.variantOf ?? request,
  accessFingerprint: `${request.accessFingerprint} ${randomUUID()}`,
  cacheUse: undefined,
});

/** Compares to the millisecond, as GraphQL shows instants. */
export function isSameInstant(expected: Date, now: Date | null): boolean {
  return expected.getTime() === now?.getTime();
}
