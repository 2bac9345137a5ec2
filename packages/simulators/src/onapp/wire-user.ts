import { mayReadPrices } from './access.ts';
import type { Call } from './call.ts';
import { panelTime } from './dates.ts';
import { billingField, isAtLeast, type PanelVersion } from './options.ts';
import type { User } from './records.ts';
import { toWireRole } from './wire-catalogue.ts';
import {
  toAmounts,
  toFurtherProperties,
  toPanelProperties,
  toSecrets,
} from './wire-user-properties.ts';
import { List, type WireDocument, type WireObject } from './wire-value.ts';

/** Writes the user as the caller sees it, as a single record or as an item of a list. */
export function toWireUser(user: User, call: Call, form: 'single' | 'list'): WireObject {
  const { version, showSecrets } = call.options;
  const isShort = form === 'list' && call.query.has('short');
  return {
    id: user.id,
    ...(isAtLeast(version, '3.0') ? { identifier: user.identifier } : {}),
    ...(call.caller.byApiKey ? {} : { login: user.login }),
    email: user.email,
    first_name: user.first_name,
    last_name: user.last_name,
    status: user.status,
    locale: user.locale,
    time_zone: user.time_zone,
    ...toDates(user, version),
    ...toLinks(user, version),
    ...(isShort ? {} : { ...toRolesAndUsage(user, call), ...toFurtherProperties(version) }),
    ...(isShort ? {} : toAdditionalFields(user, version)),
    ...(mayReadPrices(call) ? toAmounts(user, version, form) : {}),
    ...toPanelProperties(user, version, form),
    ...(showSecrets ? toSecrets(user) : {}),
  };
}

export function toUserDocument(user: User, call: Call): WireDocument {
  return { root: 'user', value: toWireUser(user, call, 'single') };
}

function toDates(user: User, version: PanelVersion): WireObject {
  return {
    created_at: panelTime(user.created_at),
    updated_at: panelTime(user.updated_at),
    activated_at: panelTime(user.activated_at),
    deleted_at: panelTime(user.deleted_at),
    suspend_at: panelTime(user.suspend_at),
    ...(isAtLeast(version, '3.0')
      ? { password_changed_at: panelTime(user.password_changed_at) }
      : {}),
  };
}

function toLinks(user: User, version: PanelVersion): WireObject {
  return {
    user_group_id: user.user_group_id,
    group_id: null,
    image_template_group_id: null,
    ...(isAtLeast(version, '3.0') ? { firewall_id: null } : {}),
    [billingField(version)]: user.plan_id,
  };
}

/**
 * Returns the properties that `?short` omits, as its page says (Q15). The usage is the same for all
 * users.
 */
function toRolesAndUsage(user: User, { store, options }: Call): WireObject {
  const roles = store.findRoles(user).map((role) => toWireRole(role, store, options));
  const addresses = user.used_ip_addresses.map((address, index) => ({
    id: user.id * 100 + index,
    address,
  }));
  return {
    roles: new List('role', roles),
    used_ip_addresses: new List('ip_address', addresses),
    used_cpus: 2,
    used_cpu_shares: 200,
    used_disk_size: 40,
    used_memory: 4096,
    memory_available: 12288,
    disk_space_available: 160,
  };
}

/** Returns the fields without a wrapper, unlike in requests (Q3). */
function toAdditionalFields({ additional_fields }: User, version: PanelVersion): WireObject {
  if (!isAtLeast(version, '2.3')) return {};
  const pairs = Object.entries(additional_fields).map(([name, value]) => ({ name, value }));
  return { additional_fields: new List('additional_field', pairs, 'plain') };
}
