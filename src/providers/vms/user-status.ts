import type { BillingStatus, UserStatus, VmsUserStatus } from '../../generated/schema-types.ts';

/** Returns `UNKNOWN` for another word than `active` and `blocked`, and for none. */
export function toVmsUserStatus(word: string | null): VmsUserStatus & UserStatus & BillingStatus {
  if (word === 'active') return 'ACTIVE';
  return word === 'blocked' ? 'BLOCKED' : 'UNKNOWN';
}
