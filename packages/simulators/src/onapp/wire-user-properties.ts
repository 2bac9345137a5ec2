import { isAtLeast, type PanelVersion } from './options.ts';
import type { User } from './records.ts';
import { Decimal, Float, List, Untyped, type WireObject } from './wire-value.ts';

/**
 * The mark of the made-up secrets of old panels (Q16). No text that contains it may leave a client.
 */
export const SECRET_CANARY = 'canary-secret';

/**
 * Returns the amounts. INFERRED: the total is the sum of the owed and the paid amounts. The types
 * in XML differ between the page of one user and the list, and are missing in the list for the
 * newer amounts (Q21).
 */
export function toAmounts(user: User, version: PanelVersion, form: 'single' | 'list'): WireObject {
  const total = user.outstanding_amount + user.payment_amount;
  const xmlType = form === 'list' ? 'decimal' : 'float';
  const newer = (amount: number) =>
    form === 'list' ? new Untyped(new Decimal(amount)) : new Decimal(amount);
  const amounts = {
    outstanding_amount: new Float(user.outstanding_amount, xmlType),
    payment_amount: new Decimal(user.payment_amount),
    total_amount: new Float(total, xmlType),
  };
  if (!isAtLeast(version, '6.0')) return amounts;
  return {
    ...amounts,
    monthly_price: newer(user.monthly_price),
    discount_due_to_free: newer(user.discount_due_to_free),
    total_amount_with_discount: newer(total - user.discount_due_to_free),
  };
}

/**
 * Returns the properties of the web panel and its related services, by version (fact sheet 6.0).
 */
export function toPanelProperties(
  user: User,
  version: PanelVersion,
  form: 'single' | 'list',
): WireObject {
  const yubikey = user.registered_yubikey;
  return {
    ...(isAtLeast(version, '3.0') ? toAppearance(user) : {}),
    ...(isAtLeast(version, '4.2')
      ? { registered_yubikey: form === 'single' ? new Untyped(yubikey) : yubikey }
      : {}),
    cdn_status: 'INACTIVE',
    cdn_account_status: 'ACTIVE',
  };
}

/**
 * Returns their further properties, which the printed response of `?short` lacks (fact sheet 6.1).
 */
export function toFurtherProperties(version: PanelVersion): WireObject {
  return {
    ...(isAtLeast(version, '4.2') ? { cdn_reference: null } : {}),
    ...(isAtLeast(version, '6.4') ? { totp_enabled: false } : {}),
    ...(isAtLeast(version, '6.6') ? { cdn_bandwidth_limit_set: false } : {}),
    update_billing_stat: true,
  };
}

function toAppearance({ system_theme }: User): WireObject {
  return {
    infoboxes: {
      display_infoboxes: true,
      hidden_infoboxes: new List('hidden_infobox', [], 'plain'),
    },
    avatar: null,
    use_gravatar: false,
    supplied: false,
    system_theme,
  };
}

/** Returns made-up credentials of other systems, as panels before 5.0 showed them (Q16). */
export function toSecrets({ id }: User): WireObject {
  return {
    aflexi_user_id: id + 7000,
    aflexi_username: `${SECRET_CANARY}-aflexi-username-${id}`,
    aflexi_key: `${SECRET_CANARY}-aflexi-key-${id}`,
    aflexi_password: `${SECRET_CANARY}-aflexi-password-${id}`,
    remember_token: `${SECRET_CANARY}-remember-token-${id}`,
    remember_token_expires_at: null,
    wowza_key: `${SECRET_CANARY}-wowza-key-${id}`,
  };
}
