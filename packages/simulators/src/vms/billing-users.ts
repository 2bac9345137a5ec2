import type { SimulatedResponse } from '../core/message.ts';
import { setAccount, setPermissions, setSessionLimits } from './billing-changes.ts';
import {
  type BillingApiContext,
  checkCreation,
  checkUpdate,
  requireUser,
} from './billing-rules.ts';
import { toBillingUser } from './billing-wire.ts';
import { now } from './dates.ts';
import { parseText } from './input.ts';
import type { Person } from './model.ts';
import { DEFAULT_PERMISSION_IDS } from './permissions.ts';
import { json, NO_CONTENT, NOT_FOUND } from './responses.ts';
import type { Call } from './router.ts';
import { Validation } from './validation.ts';

/** Handles `POST /api/v1/billing/user/manage`: 200, not 201 (fact sheet 2.2, quirk 16). */
export function createUser({ store }: BillingApiContext, call: Call): SimulatedResponse {
  const validation = checkCreation(call, store);
  if (validation.failed) return validation.response();
  const person = newPerson(store.nextPersonId(), call);
  setAccount(person, call.input);
  store.add(person);
  return json(toBillingUser(person));
}

/**
 * Handles `PATCH /api/v1/billing/user/manage` (fact sheet 2.3). If anything is rejected, nothing
 * changes.
 */
export function updateUser(context: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, context);
  checkUpdate(validation, call, context.store);
  if (validation.failed) return validation.response();
  if (person === undefined) return NOT_FOUND;

  setAccount(person, call.input);
  setPermissions(person, call.input, context.store);
  setSessionLimits(person, call.input['session_limits']);
  person.updatedAt = now();
  return json(toBillingUser(person));
}

/**
 * Handles `DELETE /api/v1/billing/user/manage`: 204, or 400 if deletion fails (fact sheet 2.4,
 * quirk 20). No page says when it fails; here it fails if the user has sub-users (INFERRED).
 */
export function deleteUser(context: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, context);
  if (validation.failed) return validation.response();
  if (person === undefined) return NOT_FOUND;
  if (context.store.findSubusers(person).length > 0) {
    validation.refuse('user', call.texts.hasSubusers);
    return validation.response(400);
  }
  person.deletedAt = now();
  return NO_CONTENT;
}

function newPerson(id: number, { input }: Call): Person {
  const createdAt = now();
  return {
    id,
    login: parseText(input['login']) ?? '',
    name: null,
    type: parseText(input['type']) ?? '',
    parentId: null,
    password: '',
    status: 'active',
    canUpdatePassword: true,
    properties: [],
    billing: { id: '', data: {}, extra: [] },
    permissionIds: DEFAULT_PERMISSION_IDS,
    cameras: [],
    flatIds: [],
    licences: {
      analytic_l1: { all: 0, used: 0 },
      analytic_l2: { all: 0, used: 0 },
      analytic_l3: { all: 0, used: 0 },
    },
    sessionLimits: null,
    expiredAt: null,
    createdAt,
    updatedAt: createdAt,
    deletedAt: null,
  };
}
