import type { SimulatedReply } from '../kit/message.ts';
import { isObject } from '../kit/plain-object.ts';
import { type BillingOffice, requireUser } from './billing-rules.ts';
import type { Flat } from './estate.ts';
import { externalIdOf, integerOf, listOf } from './input.ts';
import { NO_CONTENT, NOT_FOUND } from './replies.ts';
import type { Call } from './router.ts';
import type { VmsStore } from './store.ts';
import { Validation } from './validation.ts';

/**
 * Handles `POST /api/v1/billing/user/manage/intercoms` (fact sheet 2.8). The list is called `sync`
 * or `update` (quirk 30). INFERRED: `sync` replaces the user's flats, `update` adds to them,
 * `delete` removes those behind the intercoms with these ids. Per-item restrictions are not stored.
 */
export function synchroniseIntercoms(office: BillingOffice, call: Call): SimulatedReply {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, office);
  const synchronised = readFlats(validation, 'sync', office.store);
  const added = readFlats(validation, 'update', office.store);
  for (const [key, id] of validation.elements('delete')) {
    if (integerOf(id) === undefined) validation.refuse(key, call.texts.integer(key));
  }
  if (validation.failed) return validation.reply();
  if (person === undefined) return NOT_FOUND;

  const deleted = new Set(listOf(call.input['delete']).map(integerOf));
  const before = call.input['sync'] === undefined ? office.store.flatsOf(person) : synchronised;
  const after = [...before, ...added].filter(({ intercomId }) => !deleted.has(intercomId));
  person.flatIds = [...new Set(after.map(({ id }) => id))];
  return NO_CONTENT;
}

function readFlats(validation: Validation, field: string, store: VmsStore): readonly Flat[] {
  return validation.elements(field).flatMap(([key, element]) => {
    const item = isObject(element) ? element : {};
    const intercom = store.intercoms.find(
      ({ id, externalId }) =>
        id === integerOf(item['intercom_id']) ||
        (externalId !== null && externalId === externalIdOf(item['intercom_external_id'])),
    );
    const flat = store.flats.find(
      ({ intercomId, flat: number }) =>
        intercomId === intercom?.id && number === integerOf(item['flat']),
    );
    if (flat !== undefined) return [flat];
    const place = intercom === undefined ? `${key}.intercom_id` : `${key}.flat`;
    validation.refuse(place, validation.texts.selected(place));
    return [];
  });
}
