import type { AdminCall } from './admin-api-context.ts';
import { isoDate, type LocalDate } from './dates.ts';
import { parseText } from './input.ts';
import type { Administrator, Person } from './model.ts';
import type { VmsStore } from './store.ts';

/** A person or an administrator: both have an account. */
export type Account = Person | Administrator;

/** Writes the short user of lists (fact sheet 6.2): the spelling is "licence" here. */
export function toShortUser(account: Account, localDate: LocalDate) {
  const expiredAt = 'expiredAt' in account ? account.expiredAt : null;
  return {
    id: account.id,
    name: account.name,
    login: account.login,
    created_at: localDate(account.createdAt),
    updated_at: localDate(account.updatedAt),
    expired_at: expiredAt && localDate(expiredAt),
    is_licence_limit_reached: false,
    ptz_priority: 0,
    access_token_id: null,
  };
}

/**
 * Writes a user who can see a camera (`cameras/{camera}/users`, fact sheet 6): ISO dates, and the
 * parent.
 */
export function toCameraUser(person: Person, store: VmsStore) {
  const parent = store.person(person.parentId ?? undefined);
  return {
    ...toShortUser(person, isoDate),
    user_type: person.type,
    parent_id: person.parentId,
    parent: parent === undefined ? null : toShortUser(parent, isoDate),
  };
}

/**
 * Returns the accounts whose name or login contains `search` (fact sheet 1.8), ignoring case
 * (INFERRED).
 */
export function searched<One extends Account>(
  accounts: readonly One[],
  { input }: AdminCall,
): readonly One[] {
  const text = parseText(input['search'])?.toLowerCase() ?? '';
  return accounts.filter(({ name, login }) =>
    [name ?? '', login].some((part) => part.toLowerCase().includes(text)),
  );
}
