import type { Call } from './call.ts';

/** The permissions that guard amounts and prices (Q17). */
const PRICES = 'users.read_prices.outstanding_amount';

/**
 * Whether one of the caller's roles allows it: by its name, by the bare resource ("any action"), or
 * by its `.own` form for the caller's own record (fact sheet 7).
 */
export function may(
  { caller, store, switches }: Call,
  permission: string,
  ownerId?: number,
): boolean {
  const granted = new Set(store.rolesOf(caller.user).flatMap(({ permissions }) => permissions));
  const [resource = ''] = permission.split('.');
  const sufficient = [permission, resource];
  if (ownerId === caller.user.id) sufficient.push(`${permission}.own`);
  const isWithheld = switches.withheldPermissions.includes(permission);
  return !isWithheld && sufficient.some((identifier) => granted.has(identifier));
}

/** Whether the answer holds amounts and prices. */
export function mayReadPrices(call: Call): boolean {
  return call.switches.readPrices && may(call, PRICES);
}
