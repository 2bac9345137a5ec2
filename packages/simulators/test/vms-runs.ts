import { requireObject, requireText } from '../../../test/support/values/json-property.ts';
import type { VmsSimulatorOptions } from '../src/vms/options.ts';
import { runVmsSimulators } from '../src/vms/vms-simulators.ts';

export const MANAGE = '/api/v1/billing/user/manage';
export const DISPATCHER = { login: 'dispatcher', password: 'canary-admin-password-3' };

/** Starts a fresh installation and returns a caller of its Billing API. */
export async function runBilling(options?: VmsSimulatorOptions) {
  const vms = await runVmsSimulators(options);
  const call = (method: string, path: string, body?: unknown, headers = {}) =>
    send(method, `${vms.billing.url}${path}`, { body, headers });
  return { vms, call, [Symbol.asyncDispose]: () => vms.close() };
}

/** Starts a fresh installation and returns a caller of its Admin API that has signed in. */
export async function runAdmin(options?: VmsSimulatorOptions, account?: typeof DISPATCHER) {
  const vms = await runVmsSimulators(options);
  const url = `${vms.admin.url}/api/admin/v1`;
  const login = await send('POST', `${url}/auth/token`, { body: account ?? vms.credentials });
  const token = requireText(login.json, 'access_token').replace(/^Bearer /, '');
  const call = (method: string, path: string, body?: unknown, headers = {}) =>
    send(method, `${url}${path}`, {
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
  const update = (body: unknown) => send('PATCH', `${vms.billing.url}${MANAGE}`, { body });
  return { vms, url, login, token, call, update, [Symbol.asyncDispose]: () => vms.close() };
}

export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body; undefined if it is not JSON. The tests assert its shape. */
  readonly json: unknown;
}

/** Returns the fields that a rejection names. */
export function errorKeys(refusal: unknown): readonly string[] {
  return Object.keys(requireObject(refusal, 'errors'));
}

/** Sends JSON, or a read if there is no body. Never follows a redirect. */
export async function send(
  method: string,
  url: string,
  { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<ReceivedResponse> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
