import { UpstreamError } from '../upstream/upstream-error.ts';
import type { UpdateReply } from './update-reply.ts';

/**
 * Settles a write that was answered with success in no documented form: the user is read, and only where every
 * sent member is seen with the sent value was it made. Every other reply passes as it is.
 *
 * @param isSeen false also for what can never be seen, such as a password.
 * @throws what the write threw, where reading does not settle it.
 */
export async function settleByReading<WireUser>(
  write: Promise<UpdateReply<WireUser>>,
  readUser: () => Promise<WireUser | null>,
  isSeen: (user: NonNullable<WireUser>) => boolean,
): Promise<UpdateReply<WireUser>> {
  try {
    return await write;
  } catch (error) {
    if (!isUnclearSuccess(error)) throw error;
    const user = await readUser().catch((failure: unknown) => {
      if (failure instanceof UpstreamError) return null;
      throw failure;
    });
    if (user == null || !isSeen(user)) throw error;
    return { kind: 'updated', user, httpStatus: error.httpStatus };
  }
}

const isUnclearSuccess = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && error.code === 'UPSTREAM_CONTRACT' && error.write === 'UNKNOWN';
