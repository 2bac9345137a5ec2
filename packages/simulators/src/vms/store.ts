import { ADMINISTRATORS } from './administrators.ts';
import { CAMERAS } from './cameras.ts';
import type { Catalogue } from './catalogue.ts';
import type { Camera, Flat, Group, Intercom } from './device-types.ts';
import { GROUPS } from './groups.ts';
import { FLATS, INTERCOM_KEYS, INTERCOMS } from './intercoms.ts';
import type { Permission, Person, Role } from './model.ts';
import { PEOPLE } from './people.ts';

/** The one state behind both APIs. Only people change: no simulated route writes anything else. */
export class VmsStore {
  readonly administrators = ADMINISTRATORS;
  readonly cameras = CAMERAS;
  readonly flats = FLATS;
  readonly groups = GROUPS;
  readonly intercoms = INTERCOMS;
  readonly keys = INTERCOM_KEYS;
  readonly userTypes: readonly string[];
  readonly permissions: readonly Permission[];
  readonly roles: readonly Role[];
  #everyone: Person[] = [];

  constructor({ userTypes, permissions, roles }: Catalogue) {
    this.userTypes = userTypes;
    this.permissions = permissions;
    this.roles = roles;
    this.reset();
  }

  reset(): void {
    this.#everyone = structuredClone([...PEOPLE]);
  }

  /** Returns the people who are not deleted. */
  get people(): readonly Person[] {
    return this.#everyone.filter(({ deletedAt }) => deletedAt === null);
  }

  add(person: Person): void {
    this.#everyone.push(person);
  }

  /** Returns an id that was never used, not even by a deleted person. */
  nextPersonId(): number {
    return Math.max(...this.#everyone.map(({ id }) => id)) + 1;
  }

  person(id: number | undefined): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  /**
   * Returns only billing users, which the Billing API manages and the Admin API calls users (fact
   * sheet 5).
   */
  get billingUsers(): readonly Person[] {
    return this.people.filter(({ type }) => this.userTypes.includes(type));
  }

  /** @param ignoringCase Compares as a case-insensitive database does (INFERRED). */
  billingUserByLogin(login: unknown, ignoringCase: boolean): Person | undefined {
    return this.billingUsers.find((person) => isSameLogin(person.login, login, ignoringCase));
  }

  /**
   * Returns false for an empty login: sub-users have one, and it is rejected as missing (quirk 13).
   */
  isLoginTaken(login: unknown): boolean {
    if (login === '') return false;
    return [...this.people, ...this.administrators].some((account) => account.login === login);
  }

  findSubusers(person: Person): readonly Person[] {
    return this.people.filter(({ parentId }) => parentId === person.id);
  }

  camera(id: number | undefined): Camera | undefined {
    return this.cameras.find((camera) => camera.id === id);
  }

  intercom(id: number | undefined): Intercom | undefined {
    return this.intercoms.find((intercom) => intercom.id === id);
  }

  findFlats(person: Person): readonly Flat[] {
    return this.flats.filter(({ id }) => person.flatIds.includes(id));
  }

  permission(id: number): Permission | undefined {
    return this.permissions.find((permission) => permission.id === id);
  }

  /** Returns the permission with this name, if a billing user may have it. */
  userPermissionByName(name: unknown): Permission | undefined {
    return this.permissions.find(
      (permission) => permission.type === 'user' && permission.name === name,
    );
  }

  /** Returns the groups from the root down to this group. */
  groupPath(id: number): readonly Group[] {
    const group = this.groups.find((one) => one.id === id);
    if (group === undefined) return [];
    return group.parentId === null ? [group] : [...this.groupPath(group.parentId), group];
  }
}

function isSameLogin(known: string, requested: unknown, ignoringCase: boolean): boolean {
  if (known === requested) return true;
  return ignoringCase && known.toLowerCase() === String(requested).toLowerCase();
}
