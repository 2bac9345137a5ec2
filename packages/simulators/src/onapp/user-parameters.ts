import { isObject, type Parameters } from '../core/plain-object.ts';

/** The columns that Rails accepts from a body without the wrapper `user`. */
const COLUMNS: readonly string[] = [
  'login',
  'email',
  'first_name',
  'last_name',
  'user_group_id',
  'bucket_id',
  'billing_plan_id',
  'suspend_at',
  'registered_yubikey',
];

/**
 * Returns the parameters of the user in a request. Without the wrapper the password, the roles and
 * the additional fields are silently lost (fact sheet 5.1, INFERRED).
 */
export function readUserParameters(parameters: Parameters): Parameters {
  const wrapped = parameters['user'];
  if (isObject(wrapped)) return wrapped;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => COLUMNS.includes(name)));
}

/**
 * Reads an id that may be a text in a request (Q5). Null and `""` mean no value; undefined means an
 * invalid id.
 */
export function readId(value: unknown): number | null | undefined {
  if (value === null || value === '') return null;
  return /^[1-9]\d*$/.test(String(value)) ? Number(value) : undefined;
}

/**
 * Reads the ids of roles. `""` in a form, or as the only element, means no roles. Returns undefined
 * if it is not a list.
 */
export function readRoleIds(value: unknown): readonly (number | undefined)[] | undefined {
  if (value === null || value === '') return [];
  if (!Array.isArray(value)) return undefined;
  return value.filter((id) => id !== '' && id !== null).map((id) => readId(id) ?? undefined);
}

export interface FieldValue {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `[{additional_field:{name,value}}]`, or `[{name,value}]` as XML arrives and as a client
 * sends (Q3).
 */
export function readAdditionalFields(value: unknown): readonly FieldValue[] | undefined {
  if (value === null || value === '') return [];
  if (!Array.isArray(value)) return undefined;
  return value.filter(isObject).map((element) => {
    const inner = element['additional_field'];
    const field = isObject(inner) ? inner : element;
    return { name: String(field['name'] ?? ''), value: String(field['value'] ?? '') };
  });
}
