import assert from 'node:assert/strict';
import { z } from 'zod';
import type { ApiAdapter } from './api-adapter.ts';
import { readFromAdmin } from './vms-admin-reads.ts';

/** A header contains ASCII only. */
const TOKEN = 'canary-billing-header;"&/+';

const wireUser = z.object({
  billing_info: z.object({ data: z.tuple([z.object({ billing_id: z.string().nullable() })]) }),
});

export const vmsBilling: ApiAdapter = {
  name: 'VMS Billing',
  key: 'billing',
  provider: 'vms',
  kind: 'VMS',

  findSimulator: ({ simulators: [billing] }) => {
    assert.ok(billing !== undefined);
    return billing;
  },
  settingsAt: (upstream, credentials) => ({
    kind: 'vms',
    billing: { ...credentials, ...upstream },
  }),
  canaries: toHeader(TOKEN),
  secrets: { billingHeader: TOKEN },
  // The simulator accepts any header, as the documentation names none.
  readCredentials: () => ({
    settings: toHeader('canary-own-header'),
    secrets: ['canary-own-header'],
  }),
  authenticate: (request) => request,

  // The API documents no read of users, so suites read an intercom.
  canRead: false,
  smallest: 'intercom/2',
  read: (provider) => `intercom(id: "${provider}/intercom/2") {
    id name status mac model serialNumber flatFrom flatTo source camera { id } group { id name }
  }`,
  readText: { property: 'title', field: 'name' },

  method: 'PATCH',
  writePath: /user\/manage$/,
  changedUser: '7',
  hasBody: true,
  inputFor: (provider, n, isRefused = false) => ({
    vmsBilling: {
      user: { login: { provider, login: 'p.sauchanka' } },
      billingInfo: { billingId: toName(n) },
      ...(isRefused && { permissionsToAttach: ['nobody-knows-this'] }),
    },
  }),
  valueFor: toName,
  readPath: '/users/7',
  // The API shows no user, so the other API reads what it stored.
  readStored: async (installation) => {
    const { billing_info: info } = await readFromAdmin(wireUser, '/users/7', installation);
    return { value: String(info.data[0].billing_id), updatedAt: null };
  },

  accepted: {
    input: { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' } },
    user: { id: 'vms/user/1', login: 'test@mail.com', status: 'BLOCKED' },
  },
  refused: {
    input: {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, password: 'x'.repeat(101) },
    },
    path: ['input', 'vmsBilling', 'password'],
    rule: 'TOO_LONG',
  },
  password: {
    input: {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, password: 'Canary-pass-91' },
    },
    value: 'Canary-pass-91',
  },
  unknownUser: { vmsBilling: { user: { login: { login: 'nobody@mail.com' } }, status: 'ACTIVE' } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"message":"","errors":{"any_key":["The cause of the error will be described here"]}}',
  },
};

function toHeader(value: string) {
  return { header: { name: 'X-Token', value } };
}

function toName(n: number): string {
  return `Ann ${n}`;
}
