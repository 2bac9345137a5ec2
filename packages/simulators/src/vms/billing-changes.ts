import { isObject } from '../core/plain-object.ts';
import { type Input, isOn, parseInteger, parseList, parseText } from './input.ts';
import type { BillingRecord, Permission, Person, Property } from './model.ts';
import type { VmsStore } from './store.ts';

/**
 * Sets the properties that create and update share. An absent one stays as it is; a list replaces
 * the stored list (both INFERRED, fact sheet 2.3). `properties` and `billing_properties` are the
 * same (quirk 1).
 */
export function setAccount(person: Person, input: Input): void {
  person.password = parseText(input['password']) ?? person.password;
  if (input['status'] === 'active' || input['status'] === 'blocked') {
    person.status = input['status'];
  }
  if (input['can_update_password'] !== undefined) {
    person.canUpdatePassword = isOn(input['can_update_password']);
  }
  const properties = input['billing_properties'] ?? input['properties'];
  if (properties !== undefined) person.properties = parseList(properties).map(toProperty);
  if (isObject(input['billing_info'])) {
    person.billing = changedRecord(person.billing, input['billing_info']);
  }
}

/**
 * Attaches and detaches permissions. Attaching an attached one changes nothing (INFERRED). A name
 * in both lists ends up detached.
 */
export function setPermissions(person: Person, input: Input, store: VmsStore): void {
  const readIds = (field: string) =>
    parseList(input[field])
      .map((name) => store.userPermissionByName(name))
      .filter((permission): permission is Permission => permission !== undefined)
      .map(({ id }) => id);
  const attached = new Set([...person.permissionIds, ...readIds('permissions_to_attach')]);
  const detached = readIds('permissions_to_detach');
  person.permissionIds = [...attached].filter((id) => !detached.includes(id));
}

/** Sets the limits, which only 25.12 has. No route of the fact sheet shows them. */
export function setSessionLimits(person: Person, limits: unknown): void {
  if (!isObject(limits)) return;
  person.sessionLimits = {
    intercom: parseInteger(limits['intercom']) ?? person.sessionLimits?.intercom ?? 0,
    cctv: parseInteger(limits['cctv']) ?? person.sessionLimits?.cctv ?? 0,
  };
}

/**
 * Returns the changed record, flat on write and nested on read (quirk 10). The conversion is
 * INFERRED.
 */
function changedRecord(stored: BillingRecord | null, info: Input): BillingRecord {
  const record = stored ?? { id: '', data: {}, extra: [] };
  const id = parseText(info['billing_id']) ?? record.id;
  const extra = info['billing_extra'];
  if (extra === undefined) return { ...record, id };
  if (!isObject(extra))
    return { id, data: {}, extra: parseList(extra).filter(isObject).map(toTexts) };
  return isObject(extra['data'])
    ? {
        id,
        data: toTexts(extra['data']),
        extra: parseList(extra['extra']).filter(isObject).map(toTexts),
      }
    : { id, data: toTexts(extra), extra: [] };
}

function toProperty(property: unknown): Property {
  const { type, value } = isObject(property) ? property : {};
  return { type: String(type), value: String(value) };
}

/** Converts values to text: every value that a page shows is text. */
function toTexts(values: Input): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
