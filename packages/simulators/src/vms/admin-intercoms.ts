import type { SimulatedReply } from '../kit/message.ts';
import { lineFields } from './admin-intercom-wire.ts';
import type { AdminCall, AdminOffice } from './admin-office.ts';
import { page } from './admin-page.ts';
import { searched, toShortUser } from './admin-short-user.ts';
import type { Flat, IntercomKey } from './estate.ts';
import { integerOf, isOn, listOf, textOf } from './input.ts';
import type { Person } from './model.ts';
import { json, noSuchRecord } from './replies.ts';

/**
 * Handles `GET intercoms/{intercom}/get-users`: accounts of every kind, from which a key's owner is
 * chosen (fact sheet 6).
 */
export function listKeyOwners({ store, localDate }: AdminOffice, call: AdminCall): SimulatedReply {
  if (store.intercom(call.id('intercom')) === undefined) return noSuchRecord('Intercom');
  const accounts = [...store.people, ...store.administrators];
  return page(searched(accounts, call), call, (account) => toShortUser(account, localDate));
}

/**
 * Handles `GET intercoms/{intercom}/flats`: nested `properties`, as on its page of 23.12 (quirk
 * 27).
 */
export function listFlats(office: AdminOffice, call: AdminCall): SimulatedReply {
  const { store, settings } = office;
  const intercom = store.intercom(call.id('intercom'));
  if (intercom === undefined) return noSuchRecord('Intercom');
  const search = textOf(call.input['search']) ?? '';
  const flats = store.flats.filter(
    ({ intercomId, flat }) => intercomId === intercom.id && String(flat).includes(search),
  );
  return page(flats, call, (flat) => ({
    ...toCountedFlat(flat, office),
    ...lineFields(flat, settings.flatFields !== 'flat'),
  }));
}

/**
 * Handles `GET intercoms/{intercom}/flats/{flat}` (fact sheet 6): `{flat}` is the id (INFERRED),
 * not the number.
 */
export function readFlat(office: AdminOffice, call: AdminCall): SimulatedReply {
  const { store, settings, localDate } = office;
  const flat = store.flats.find(
    ({ id, intercomId }) => id === call.id('flat') && intercomId === call.id('intercom'),
  );
  if (flat === undefined) return noSuchRecord('Flat');
  return json({
    ...toCountedFlat(flat, office),
    ...lineFields(flat, settings.flatFields === 'nested'),
    keys: keysOf(flat, office).map((key) => toKey(key, office)),
    users: residentsOf(flat, office).map((person) => toShortUser(person, localDate)),
  });
}

/** Handles `GET intercoms/{intercom}/keys` with the filters of its page (fact sheet 6). */
export function listKeys(office: AdminOffice, call: AdminCall): SimulatedReply {
  const intercom = office.store.intercom(call.id('intercom'));
  if (intercom === undefined) return noSuchRecord('Intercom');
  const keys = office.store.keys
    .filter(({ intercomId }) => intercomId === intercom.id)
    .filter((key) => isWanted(key, office, call));
  const isDescending = call.input['dir'] === 'desc';
  return page(isDescending ? keys.toReversed() : keys, call, (key) => ({
    ...toKey(key, office),
    flat: toFlatNumber(key, office),
  }));
}

function isWanted(key: IntercomKey, { localDate }: AdminOffice, { input }: AdminCall): boolean {
  const created = localDate(key.createdAt);
  const excluded = listOf(input['exclude_keys_id']).map(integerOf);
  return (
    key.key.includes(textOf(input['search']) ?? '') &&
    // Both formats of a date sort as text; a date without a time is the first moment of the day.
    created >= (textOf(input['from']) ?? '') &&
    created <= (textOf(input['to']) ?? '~') &&
    key.userId === (integerOf(input['user_id']) ?? key.userId) &&
    key.flatId === (integerOf(input['intercom_flat_id']) ?? key.flatId) &&
    !(isOn(input['unbound_users']) && key.userId !== null) &&
    !(isOn(input['unbound_flats']) && key.flatId !== null) &&
    !excluded.includes(key.id)
  );
}

function toCountedFlat(flat: Flat, office: AdminOffice) {
  return {
    id: flat.id,
    flat: flat.flat,
    key_count: keysOf(flat, office).length,
    users_count: residentsOf(flat, office).length,
    intercom_id: flat.intercomId,
  };
}

function toKey(key: IntercomKey, { store, localDate }: AdminOffice) {
  const owner = store.person(key.userId ?? undefined);
  return {
    id: key.id,
    key: key.key,
    user: owner === undefined ? null : toShortUser(owner, localDate),
    created_at: localDate(key.createdAt),
    updated_at: localDate(key.updatedAt),
    deleted_at: null,
  };
}

function toFlatNumber({ flatId }: IntercomKey, { store }: AdminOffice) {
  const flat = store.flats.find(({ id }) => id === flatId);
  return flat === undefined ? null : { id: flat.id, flat: flat.flat };
}

function keysOf(flat: Flat, { store }: AdminOffice): readonly IntercomKey[] {
  return store.keys.filter(({ flatId }) => flatId === flat.id);
}

function residentsOf(flat: Flat, { store }: AdminOffice): readonly Person[] {
  return store.people.filter(({ flatIds }) => flatIds.includes(flat.id));
}
