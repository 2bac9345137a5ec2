import { ACCOUNT_ACCESSES, ACCOUNTS } from './accounts.ts';
import { toPlatformTime } from './dates.ts';
import { PEOPLE } from './people.ts';
import type { Account, AccountAccess, Charge, Role, Subscription, User } from './records.ts';
import { CHARGES, SUBSCRIPTIONS } from './subscriptions.ts';

/** The state of one installation. Passwords are checked when they arrive and are not stored. */
export class Store {
  readonly accounts: readonly Account[] = ACCOUNTS;
  readonly subscriptions: readonly Subscription[] = SUBSCRIPTIONS;
  readonly charges: readonly Charge[] = CHARGES;
  #users: readonly User[] = PEOPLE;
  #accesses: readonly AccountAccess[] = ACCOUNT_ACCESSES;

  reset(): void {
    this.#users = PEOPLE;
    this.#accesses = ACCOUNT_ACCESSES;
  }

  get users(): readonly User[] {
    return this.#users;
  }

  user(id: number): User | undefined {
    return this.#users.find((user) => user.id === id);
  }

  account(id: number): Account | undefined {
    return this.accounts.find((account) => account.id === id);
  }

  addUser(user: Pick<User, 'first_name' | 'last_name' | 'email' | 'attributes'>): User {
    const now = toPlatformTime(new Date());
    const added: User = {
      middle_name: '',
      ...user,
      id: Math.max(...this.#users.map(({ id }) => id)) + 1,
      status: 'active',
      created_at: now,
      updated_at: now,
    };
    this.#users = [...this.#users, added];
    return added;
  }

  /** Updates the user, sets its `updated_at` to the current time, and returns it. */
  changeUser(user: User, change: Partial<User>): User {
    const changed = { ...user, ...change, updated_at: toPlatformTime(new Date()) };
    this.#users = this.#users.map((other) => (other.id === user.id ? changed : other));
    return changed;
  }

  findUsers(accountId: number): readonly User[] {
    return this.#users.filter((user) => this.access(accountId, user.id) !== undefined);
  }

  findAccounts(userId: number): readonly Account[] {
    return this.accounts.filter((account) => this.access(account.id, userId) !== undefined);
  }

  access(accountId: number, userId: number): AccountAccess | undefined {
    return this.#accesses.find(
      (access) => access.account_id === accountId && access.user_id === userId,
    );
  }

  /**
   * Attaches a user. An account has one owner: a second one turns the first into an admin
   * (INFERRED).
   */
  attach(accountId: number, userId: number, role: Role): void {
    this.detach(accountId, userId);
    const others = this.#accesses.map((access) =>
      role === 'owner' && access.account_id === accountId && access.role === 'owner'
        ? { ...access, role: 'admin' as const }
        : access,
    );
    this.#accesses = [...others, { account_id: accountId, user_id: userId, role }];
  }

  detach(accountId: number, userId: number): void {
    const access = this.access(accountId, userId);
    this.#accesses = this.#accesses.filter((other) => other !== access);
  }
}
