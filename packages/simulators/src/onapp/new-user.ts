import { randomBytes } from 'node:crypto';
import type { Parameters } from '../core/plain-object.ts';
import type { User } from './records.ts';

/**
 * The values that a creation cannot send, and the defaults of the parameters that it omits
 * (INFERRED).
 */
const UNSENT = {
  email: '',
  apiKey: null,
  first_name: null,
  last_name: null,
  status: 'active',
  deleted_at: null,
  suspend_at: null,
  password_changed_at: null,
  user_group_id: null,
  plan_id: 1,
  role_ids: [],
  additional_fields: {},
  registered_yubikey: false,
  system_theme: null,
  used_ip_addresses: [],
  outstanding_amount: 0,
  payment_amount: 0,
  monthly_price: 0,
  discount_due_to_free: 0,
} as const;

/**
 * Returns a user with the properties that only a creation sets (fact sheet 6.3); an edit sets the
 * others.
 */
export function toNewUser(sent: Parameters): Omit<User, 'id'> {
  const now = new Date();
  return {
    ...UNSENT,
    identifier: randomBytes(7).toString('hex'),
    login: String(sent['login']),
    password: String(sent['password']),
    locale: String(sent['locale'] ?? 'en'),
    time_zone: String(sent['time_zone'] ?? ''),
    created_at: now,
    updated_at: now,
    activated_at: now,
  };
}
