import type { Call } from './call.ts';

/** The permission that guards amounts and prices (Q17). */
const PRICES = 'users.read_prices.outstanding_amount';

/**
 * Returns whether one of the caller's roles grants a permission: by its name, by the bare resource
 * ("any action"), or by its `.own` form for the caller's own record (fact sheet 7).
 */
export function may(
  { caller, store, options }: Call,
  permission: string,
  ownerId?: number,
): boolean {
  const granted = new Set(store.findRoles(caller.user).flatMap(({ permissions }) => permissions));
  const [resource = ''] = permission.split('.');
  const sufficient = [permission, resource];
  if (ownerId === caller.user.id) sufficient.push(`${permission}.own`);
  const isWithheld = options.withheldPermissions.includes(permission);
  return !isWithheld && sufficient.some((identifier) => granted.has(identifier));
}

/** Returns whether the response contains amounts and prices. */
export function mayReadPrices(call: Call): boolean {
  return call.options.readPrices && may(call, PRICES);
}
