import type { SimulatedResponse } from '../core/message.ts';
import type { User } from './records.ts';
import type { Store } from './store.ts';

export interface Caller {
  readonly user: User;
  /** If it is true, the caller sees no login and changes no password (Q7). */
  readonly byApiKey: boolean;
}

/**
 * Authenticates by HTTP Basic: login and password, or e-mail and API key (fact sheet 2).
 *
 * INFERRED: a suspended or deleted user is rejected. Not imitated: accounts that lock, the white
 * list, and the session cookie as a credential.
 */
export function authenticate(header: unknown, { users }: Store): Caller | undefined {
  const encoded = /^Basic (\S+)$/i.exec(String(header))?.[1] ?? '';
  const [, name, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (name === undefined || secret === undefined) return undefined;
  const active = users.filter(({ status }) => status === 'active');
  const byPassword = active.find(({ login, password }) => login === name && password === secret);
  if (byPassword !== undefined) return { user: byPassword, byApiKey: false };
  const byKey = active.find(({ email, apiKey }) => email === name && apiKey === secret);
  return byKey && { user: byKey, byApiKey: true };
}

/** Rails' own response, in every format; INFERRED for OnApp (fact sheet 4). */
export const ACCESS_DENIED: SimulatedResponse = {
  status: 401,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'www-authenticate': 'Basic realm="Application"',
  },
  body: 'HTTP Basic: Access denied.\n',
};
