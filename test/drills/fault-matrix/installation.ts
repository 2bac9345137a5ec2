import assert from 'node:assert/strict';
import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import type { RunningSimulator } from '@roster/simulators/kit/http-simulator.ts';
import { runOnAppSimulator } from '@roster/simulators/onapp/simulator.ts';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import type { RawRequest } from '../../support/faults/raw-request.ts';
import type { Reply } from '../../support/faults/reply.ts';
import { SECRETS } from './secrets.ts';

/** The simulators behind the faults, and their own credentials. */
export interface Installation extends AsyncDisposable {
  readonly billing: RunningSimulator;
  readonly admin: RunningSimulator;
  readonly platform: RunningSimulator;
  readonly panel: RunningSimulator;
  /** Forwards a request of the gateway with a credential that the simulator knows. */
  readonly forwardTo: (simulator: RunningSimulator) => (request: RawRequest) => Promise<Reply>;
  /** Reads a document of the simulator without the gateway. */
  readonly read: (simulator: RunningSimulator, path: string) => Promise<string>;
  readonly apiToken: string;
}

/** Starts all four simulators. */
export async function startInstallation(): Promise<Installation> {
  const vms = await runVmsSimulators();
  const platform = await runActivePlatformSimulator();
  const panel = await runOnAppSimulator();
  const { apiToken } = platform.credentials;
  const { username, password } = panel.credentials;
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

  const known = ({ method, path, headers, body }: RawRequest): RawRequest => ({
    method,
    path: path.replace(/api_token=[^&]*/, `api_token=${apiToken}`),
    headers: headers['authorization']?.startsWith('Basic ')
      ? { ...headers, authorization: basic }
      : headers,
    body: path.endsWith('/auth/token') ? JSON.stringify(vms.credentials) : body,
  });
  const forwardTo = (simulator: RunningSimulator) => (request: RawRequest) =>
    forward(simulator.url, known(request));
  let bearer = '';
  const signIn = async () => {
    const body = JSON.stringify(vms.credentials);
    const headers = { 'content-type': 'application/json' };
    const path = '/api/admin/v1/auth/token';
    const result = await forward(vms.admin.url, { method: 'POST', path, headers, body });
    return String(JSON.parse(result.body.toString()).access_token);
  };
  return {
    billing: vms.billing,
    admin: vms.admin,
    platform,
    panel,
    apiToken,
    forwardTo,
    read: async (simulator, path) => {
      if (simulator === vms.admin && bearer === '') bearer = await signIn();
      const authorization = simulator === vms.admin ? bearer : basic;
      const args = { method: 'GET', path, headers: { authorization }, body: '' };
      const { status, body } = await forward(simulator.url, known(args));
      assert.equal(status, 200, path);
      return body.toString('utf8');
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([vms.close(), platform.close(), panel.close()]);
    },
  };
}

/** The credentials of the gateway, which differ from those that the simulators know. */
export const CREDENTIALS = {
  billing: { header: { name: 'X-Token', value: SECRETS.billingHeader } },
  admin: { login: 'gateway', password: SECRETS.adminPassword },
  platform: { apiToken: SECRETS.apiToken },
  panel: { username: 'gateway', password: SECRETS.onAppPassword },
} as const;

const OF_THE_CONNECTION = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
];

async function forward(url: string, { method, path, headers, body }: RawRequest): Promise<Reply> {
  const response = await fetch(url + path, {
    method,
    headers: withoutConnection(Object.entries(headers)),
    ...(body !== '' && { body }),
  });
  return {
    status: response.status,
    headers: withoutConnection([...response.headers]),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

const withoutConnection = (headers: readonly (readonly [string, string])[]) =>
  Object.fromEntries(headers.filter(([name]) => !OF_THE_CONNECTION.includes(name)));
