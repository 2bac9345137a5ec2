import type { SimulatedResponse } from '../core/message.ts';
import { type BillingApiContext, requireUser } from './billing-rules.ts';
import { parseInteger } from './input.ts';
import type { LicenceLevel } from './model.ts';
import { json, NO_CONTENT, NOT_FOUND } from './responses.ts';
import type { Call } from './router.ts';
import { Validation } from './validation.ts';

const LEVELS: readonly LicenceLevel[] = ['analytic_l1', 'analytic_l2', 'analytic_l3'];

/** The number of cases of one level that a user may have. Invented. */
const AVAILABLE = 100;

/**
 * Handles `POST /api/v1/billing/user/manage/licenses` (fact sheet 2.9): null or 0 removes a level.
 * It is INFERRED from the page's list that an excessive number gives a 422 and not a 402.
 */
export function setLicences(context: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, context);
  checkNumbers(validation, call);
  for (const level of sentLevels(call)) {
    if (numberAt(call, level) > AVAILABLE) validation.refuse(level, call.texts.notEnoughLicences);
  }
  if (validation.failed) return validation.response();
  if (person === undefined) return NOT_FOUND;
  for (const level of sentLevels(call)) person.licences[level].all = numberAt(call, level);
  return NO_CONTENT;
}

/**
 * Handles `POST …/licenses/check` (2.9): returns for each level sent, by its name, whether it could
 * be set. A number below the number in use could not (INFERRED).
 */
export function checkLicences(context: BillingApiContext, call: Call): SimulatedResponse {
  const validation = new Validation(call.input, call.texts);
  const person = requireUser(validation, call, context);
  checkNumbers(validation, call);
  if (validation.failed) return validation.response();
  if (person === undefined) return NOT_FOUND;
  const fits = (level: LicenceLevel) =>
    numberAt(call, level) >= person.licences[level].used && numberAt(call, level) <= AVAILABLE;
  return json(Object.fromEntries(sentLevels(call).map((level) => [level, fits(level)])));
}

function checkNumbers(validation: Validation, call: Call): void {
  for (const level of sentLevels(call)) {
    const value = call.input[level];
    if (value !== null && parseInteger(value) === undefined) {
      validation.refuse(level, call.texts.integer(level));
    } else if (numberAt(call, level) < 0) {
      validation.refuse(level, call.texts.tooSmall(level, 0));
    }
  }
}

function sentLevels({ input }: Call): readonly LicenceLevel[] {
  return LEVELS.filter((level) => input[level] !== undefined);
}

function numberAt({ input }: Call, level: LicenceLevel): number {
  return parseInteger(input[level]) ?? 0;
}
