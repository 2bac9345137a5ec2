import type { SimulatedResponse } from '../core/message.ts';
import type { AdminApiContext, AdminCall } from './admin-api-context.ts';
import { lineFields } from './admin-intercom-wire.ts';
import { page } from './admin-page.ts';
import { searched, toShortUser } from './admin-short-user.ts';
import type { Flat, IntercomKey } from './device-types.ts';
import { isOn, parseInteger, parseList, parseText } from './input.ts';
import type { Person } from './model.ts';
import { json, noSuchRecord } from './responses.ts';

/**
 * Handles `GET intercoms/{intercom}/get-users`: accounts of every kind, from which a key's owner is
 * chosen (fact sheet 6).
 */
export function listKeyOwners(
  { store, localDate }: AdminApiContext,
  call: AdminCall,
): SimulatedResponse {
  if (store.intercom(call.id('intercom')) === undefined) return noSuchRecord('Intercom');
  const accounts = [...store.people, ...store.administrators];
  return page(searched(accounts, call), call, (account) => toShortUser(account, localDate));
}

/**
 * Handles `GET intercoms/{intercom}/flats`: nested `properties`, as on its page of 23.12 (quirk
 * 27).
 */
export function listFlats(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const { store, options } = context;
  const intercom = store.intercom(call.id('intercom'));
  if (intercom === undefined) return noSuchRecord('Intercom');
  const search = parseText(call.input['search']) ?? '';
  const flats = store.flats.filter(
    ({ intercomId, flat }) => intercomId === intercom.id && String(flat).includes(search),
  );
  return page(flats, call, (flat) => ({
    ...toCountedFlat(flat, context),
    ...lineFields(flat, options.flatFields !== 'flat'),
  }));
}

/**
 * Handles `GET intercoms/{intercom}/flats/{flat}` (fact sheet 6): `{flat}` is the id (INFERRED),
 * not the number.
 */
export function readFlat(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const { store, options, localDate } = context;
  const flat = store.flats.find(
    ({ id, intercomId }) => id === call.id('flat') && intercomId === call.id('intercom'),
  );
  if (flat === undefined) return noSuchRecord('Flat');
  return json({
    ...toCountedFlat(flat, context),
    ...lineFields(flat, options.flatFields === 'nested'),
    keys: findKeys(flat, context).map((key) => toKey(key, context)),
    users: findResidents(flat, context).map((person) => toShortUser(person, localDate)),
  });
}

/** Handles `GET intercoms/{intercom}/keys` with the filters of its page (fact sheet 6). */
export function listKeys(context: AdminApiContext, call: AdminCall): SimulatedResponse {
  const intercom = context.store.intercom(call.id('intercom'));
  if (intercom === undefined) return noSuchRecord('Intercom');
  const keys = context.store.keys
    .filter(({ intercomId }) => intercomId === intercom.id)
    .filter((key) => isWanted(key, context, call));
  const isDescending = call.input['dir'] === 'desc';
  return page(isDescending ? keys.toReversed() : keys, call, (key) => ({
    ...toKey(key, context),
    flat: toFlatNumber(key, context),
  }));
}

function isWanted(key: IntercomKey, { localDate }: AdminApiContext, { input }: AdminCall): boolean {
  const created = localDate(key.createdAt);
  const excluded = parseList(input['exclude_keys_id']).map(parseInteger);
  return (
    key.key.includes(parseText(input['search']) ?? '') &&
    // Both formats of a date sort as text; a date without a time is the first moment of the day.
    created >= (parseText(input['from']) ?? '') &&
    created <= (parseText(input['to']) ?? '~') &&
    key.userId === (parseInteger(input['user_id']) ?? key.userId) &&
    key.flatId === (parseInteger(input['intercom_flat_id']) ?? key.flatId) &&
    !(isOn(input['unbound_users']) && key.userId !== null) &&
    !(isOn(input['unbound_flats']) && key.flatId !== null) &&
    !excluded.includes(key.id)
  );
}

function toCountedFlat(flat: Flat, context: AdminApiContext) {
  return {
    id: flat.id,
    flat: flat.flat,
    key_count: findKeys(flat, context).length,
    users_count: findResidents(flat, context).length,
    intercom_id: flat.intercomId,
  };
}

function toKey(key: IntercomKey, { store, localDate }: AdminApiContext) {
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

function toFlatNumber({ flatId }: IntercomKey, { store }: AdminApiContext) {
  const flat = store.flats.find(({ id }) => id === flatId);
  return flat === undefined ? null : { id: flat.id, flat: flat.flat };
}

function findKeys(flat: Flat, { store }: AdminApiContext): readonly IntercomKey[] {
  return store.keys.filter(({ flatId }) => flatId === flat.id);
}

function findResidents(flat: Flat, { store }: AdminApiContext): readonly Person[] {
  return store.people.filter(({ flatIds }) => flatIds.includes(flat.id));
}
