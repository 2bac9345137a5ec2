import type { UserStatus, VmsUserStatus } from '../../generated/schema-types.ts';
import type { WireAdminUser } from './wire-admin-user.ts';

/** Null for a word that is not known. */
export function toVmsUserStatus(status: string | null): VmsUserStatus | null {
  if (status === 'active') return 'ACTIVE';
  return status === 'blocked' ? 'BLOCKED' : null;
}

export const toUserStatus = (status: string | null): UserStatus =>
  toVmsUserStatus(status) ?? 'UNKNOWN';

/** The Admin API has no status of its own (quirk 12). */
export const statusOf = (user: WireAdminUser | null): UserStatus =>
  toUserStatus(user?.billing_info?.data?.[0]?.status ?? null);
