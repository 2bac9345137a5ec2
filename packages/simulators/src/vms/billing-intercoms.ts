import type { SimulatedResponse } from '../core/message.ts';
import { isObject } from '../core/plain-object.ts';
import { type BillingApiContext, requireUser } from './billing-rules.ts';
import type { Flat } from './device-types.ts';
import { parseExternalId, parseInteger, parseList } from './input.ts';
import { NO_CONTENT, NOT_FOUND } from './responses.ts';
import type { Call } from './router.ts';
import type { VmsStore } from './store.ts';
import { Validation } from './validation.ts';

/**
 * Handles `POST /api/v1/billing/user/manage/intercoms` (fact sheet 2.8). The list is called `sync`
 * or `update` (quirk 30). INFERRED: `sync` replaces the user's flats, `update` adds to them,
 * `delete` removes those behind the intercoms with these ids. Per-item restrictions are not stored.
 */
export function synchroniseIntercoms(context: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, context);
  const synchronised = readFlats(validation, 'sync', context.store);
  const added = readFlats(validation, 'update', context.store);
  for (const [key, id] of validation.elements('delete')) {
    if (parseInteger(id) === undefined) validation.refuse(key, call.texts.integer(key));
  }
  if (validation.failed) return validation.response();
  if (person === undefined) return NOT_FOUND;

  const deleted = new Set(parseList(call.input['delete']).map(parseInteger));
  const before = call.input['sync'] === undefined ? context.store.findFlats(person) : synchronised;
  const after = [...before, ...added].filter(({ intercomId }) => !deleted.has(intercomId));
  person.flatIds = [...new Set(after.map(({ id }) => id))];
  return NO_CONTENT;
}

function readFlats(validation: Validation, field: string, store: VmsStore): readonly Flat[] {
  return validation.elements(field).flatMap(([key, element]) => {
    const item = isObject(element) ? element : {};
    const intercom = store.intercoms.find(
      ({ id, externalId }) =>
        id === parseInteger(item['intercom_id']) ||
        (externalId !== null && externalId === parseExternalId(item['intercom_external_id'])),
    );
    const flat = store.flats.find(
      ({ intercomId, flat: number }) =>
        intercomId === intercom?.id && number === parseInteger(item['flat']),
    );
    if (flat !== undefined) return [flat];
    const path = intercom === undefined ? `${key}.intercom_id` : `${key}.flat`;
    validation.refuse(path, validation.texts.selected(path));
    return [];
  });
}
