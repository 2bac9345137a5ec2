import type { ActivePlatformOptions } from './options.ts';
import type { Account, Subscription, User } from './records.ts';

/** Writes a user. Responses name an attribute by its display name, requests by its key (Q2). */
export function toWireUser(
  { attributes, created_at, updated_at, ...user }: User,
  { attributeNames }: ActivePlatformOptions,
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
  { statusSpelling }: ActivePlatformOptions,
): T {
  if (statusSpelling === 'snakeCase') return record;
  return { ...record, status: record.status.replaceAll('_', ' ') };
}
