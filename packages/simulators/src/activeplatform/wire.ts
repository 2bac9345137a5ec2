import type { Account, Subscription, User } from './records.ts';
import type { ActivePlatformSwitches } from './switches.ts';

/** Writes a user. Responses name an attribute by its display name, requests by its key (Q2). */
export function toWireUser(
  { attributes, created_at, updated_at, ...user }: User,
  { attributeNames }: ActivePlatformSwitches,
): object {
  const custom_attributes = Object.entries(attributes).map(([key, value]) => ({
    name: attributeNames[key] ?? key,
    value,
  }));
  return { ...user, custom_attributes, created_at, updated_at };
}

/** Writes an account or a subscription, its status in the chosen spelling. */
export function toWireCustomer<T extends Account | Subscription>(
  record: T,
  { statusSpelling }: ActivePlatformSwitches,
): T {
  if (statusSpelling === 'snakeCase') return record;
  return { ...record, status: record.status.replaceAll('_', ' ') };
}
