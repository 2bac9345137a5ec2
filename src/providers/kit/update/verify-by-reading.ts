import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { UpdateResponse } from './update-response.ts';

/**
 * Verifies a write whose successful response is not in a documented form: it reads the user and
 * treats the write as applied only if the user has every value that was sent. Every other response
 * passes unchanged.
 *
 * @param isApplied also returns false for values that are never shown, such as a password.
 * @throws the error of the write if the read does not verify it.
 */
export async function verifyByReading<WireUser>(
  write: Promise<UpdateResponse<WireUser>>,
  readUser: () => Promise<WireUser | null>,
  isApplied: (user: NonNullable<WireUser>) => boolean,
): Promise<UpdateResponse<WireUser>> {
  try {
    return await write;
  } catch (error) {
    if (!isUnclearSuccess(error)) throw error;
    const user = await readUser().catch((failure: unknown) => {
      if (failure instanceof UpstreamError) return null;
      throw failure;
    });
    if (user == null || !isApplied(user)) throw error;
    return { kind: 'updated', user, httpStatus: error.httpStatus };
  }
}

const isUnclearSuccess = (error: unknown): error is UpstreamError =>
  error instanceof UpstreamError && error.code === 'UPSTREAM_CONTRACT' && error.write === 'UNKNOWN';
