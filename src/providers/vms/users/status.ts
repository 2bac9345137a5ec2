import type { UserStatus, VmsUserStatus } from '../../../generated/schema-types.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';

/** Returns null if the status is not a known word. */
export function toVmsUserStatus(status: string | null): VmsUserStatus | null {
  if (status === 'active') return 'ACTIVE';
  return status === 'blocked' ? 'BLOCKED' : null;
}

export const toUserStatus = (status: string | null): UserStatus =>
  toVmsUserStatus(status) ?? 'UNKNOWN';

/** Returns the status of the first billing record, as the Admin API has no status of the user (quirk 12). */
export const statusOf = (user: WireAdminUser | null): UserStatus =>
  toUserStatus(user?.billing_info?.data?.[0]?.status ?? null);
