import { ADDITIONAL_FIELDS, BUCKETS, ROLES, USER_GROUPS } from './catalogue.ts';
import { PEOPLE } from './people.ts';
import { PERMISSIONS } from './permissions.ts';
import type { Role, User } from './records.ts';

/** The state of one panel. Only users change. */
export class Store {
  readonly roles = ROLES;
  readonly permissions = PERMISSIONS;
  readonly groups = USER_GROUPS;
  readonly buckets = BUCKETS;
  readonly additionalFields = ADDITIONAL_FIELDS;
  #users: readonly User[] = PEOPLE;

  reset(): void {
    this.#users = PEOPLE;
  }

  /** Includes deleted users (Q13). */
  get users(): readonly User[] {
    return this.#users;
  }

  user(id: number): User | undefined {
    return this.#users.find((user) => user.id === id);
  }

  findRoles({ role_ids }: Pick<User, 'role_ids'>): readonly Role[] {
    return this.roles.filter(({ id }) => role_ids.includes(id));
  }

  addUser(user: Omit<User, 'id'>): User {
    const added = { ...user, id: Math.max(...this.#users.map(({ id }) => id)) + 1 };
    this.#users = [...this.#users, added];
    return added;
  }

  /** Updates the user, sets its `updated_at` to the current time, and returns it. */
  changeUser(user: User, change: Partial<User>): User {
    const changed = { ...user, ...change, updated_at: new Date() };
    this.#users = this.#users.map((other) => (other.id === user.id ? changed : other));
    return changed;
  }

  removeUser(id: number): void {
    this.#users = this.#users.filter((user) => user.id !== id);
  }
}
