import type { SimulatedResponse } from '../core/message.ts';
import { type BillingApiContext, requireUser } from './billing-rules.ts';
import { toCameraByMac, toCameraListItem, toShownIntercom } from './billing-wire.ts';
import { parseExternalId, parseInteger, parseList } from './input.ts';
import { json, NO_CONTENT, NOT_FOUND } from './responses.ts';
import type { Call } from './router.ts';
import { Validation } from './validation.ts';

const MAX_IDS = 30;

/**
 * Handles `GET /api/v1/billing/cameras` (fact sheet 3). An unknown MAC gives 422, because the page
 * lists no 404 (INFERRED).
 */
export function readCameraByMac({ store }: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  validation.requireText('mac');
  if (validation.failed) return validation.response();
  const camera = store.cameras.find(({ mac }) => mac === call.input['mac']);
  if (camera !== undefined) return json(toCameraByMac(camera));
  validation.refuse('mac', call.texts.selected('mac'));
  return validation.response();
}

/**
 * Handles `GET /api/v1/billing/cameras/list` (fact sheet 3): JSON `null` if no camera is found
 * (quirk 18). Several selectors select the union of their cameras (INFERRED).
 */
export function listCameras(context: BillingApiContext, call: Call): SimulatedResponse {
  const { input, texts } = call;
  const validation = new Validation(input, texts);
  requireOne(validation, call, ['cameras_ids', 'cameras_uuid', 'login']);
  for (const [key, id] of validation.elements('cameras_ids', MAX_IDS)) {
    if (parseInteger(id) === undefined) validation.refuse(key, texts.integer(key));
  }
  validation.elements('cameras_uuid', MAX_IDS);
  const owner = input['login'] === undefined ? undefined : requireUser(validation, call, context);
  if (validation.failed) return validation.response();

  const ids = new Set([
    ...parseList(input['cameras_ids']).map(parseInteger),
    ...(owner?.cameras.map(({ cameraId }) => cameraId) ?? []),
  ]);
  const externalIds = new Set(parseList(input['cameras_uuid']).map(parseExternalId));
  const found = context.store.cameras.filter(
    ({ id, externalId }) => ids.has(id) || externalIds.has(externalId),
  );
  return json(found.length === 0 ? null : found.map(toCameraListItem));
}

/** Handles `GET /api/v1/billing/intercoms/show` (fact sheet 3, 25.12): exactly one selector. */
export function showIntercom({ store, options }: BillingApiContext, call: Call): SimulatedResponse {
  const { input, texts } = call;
  const validation = new Validation(input, texts);
  const sent = requireOne(validation, call, ['id', 'mac', 'external_id']);
  if (sent.length > 1) for (const field of sent) validation.refuse(field, texts.onlyOne(field));
  if (validation.failed) return validation.response();

  const intercom = store.intercoms.find(
    ({ id, mac, externalId }) =>
      id === parseInteger(input['id']) ||
      mac === input['mac'] ||
      (externalId !== null && externalId === parseExternalId(input['external_id'])),
  );
  if (intercom === undefined) return NOT_FOUND;
  return options.showRespondsWith204 ? NO_CONTENT : json(toShownIntercom(intercom, store));
}

/**
 * Returns the fields that were sent. If no field was sent, each of them is reported as required.
 */
function requireOne(
  validation: Validation,
  { input, texts }: Call,
  fields: readonly string[],
): readonly string[] {
  const sent = fields.filter((field) => input[field] !== undefined);
  if (sent.length > 0) return sent;
  for (const field of fields) validation.refuse(field, texts.required(field.replace('_', ' ')));
  return [];
}
