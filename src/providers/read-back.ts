import { UpstreamError } from '../upstream/upstream-error.ts';

/**
 * Settles a write that was answered with success in no documented form: the user is read, and only where every
 * sent member is seen with the sent value was it made.
 *
 * @param isSeen false also for what can never be seen, such as a password.
 * @throws the error that it was given, in every other case.
 */
export async function confirmByReading<WireUser>(
  error: unknown,
  readUser: () => Promise<WireUser | null>,
  isSeen: (user: WireUser) => boolean,
): Promise<WireUser> {
  if (!isUnclearSuccess(error)) throw error;
  const user = await readUser().catch((failure: unknown) => {
    if (failure instanceof UpstreamError) return null;
    throw failure;
  });
  if (user === null || !isSeen(user)) throw error;
  return user;
}

const isUnclearSuccess = (error: unknown) =>
  error instanceof UpstreamError && error.code === 'UPSTREAM_CONTRACT' && error.write === 'UNKNOWN';
