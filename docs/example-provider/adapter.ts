import assert from 'node:assert/strict';
import { z } from 'zod';
import type { ApiAdapter } from './api-adapter.ts';
import { readJson, readText } from './read-json.ts';

/** A header contains ASCII only. */
const TOKEN = 'canary-acme-token;"&/+';

const wireUser = z.object({ display_name: z.string(), updated_at: z.string() });

export const acme: ApiAdapter = {
  name: 'Acme',
  key: 'acme',
  provider: 'acme',
  kind: 'ACME',

  findSimulator: ({ simulators: [simulator] }) => {
    assert.ok(simulator !== undefined);
    return simulator;
  },
  settingsAt: (upstream, credentials) => ({ kind: 'acme', ...credentials, ...upstream }),
  canaries: { token: TOKEN },
  secrets: { acmeToken: TOKEN },
  readCredentials: ({ configuration: { settings } }) => {
    const token = readText(settings, 'token');
    return { settings: { token }, secrets: [token] };
  },
  authenticate: (request, { configuration: { settings } }) => ({
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${readText(settings, 'token')}` },
  }),

  canRead: true,
  smallest: 'user/3',
  read: (provider) => `user(id: "${provider}/user/3") {
    id login name status createdAt updatedAt
  }`,
  readText: { property: 'login', field: 'login' },

  method: 'PATCH',
  writePath: /users\/7$/,
  changedUser: '7',
  hasBody: true,
  inputFor: (provider, n, isRefused = false) => ({
    acme: {
      id: `${provider}/user/7`,
      name: `Ann ${n}`,
      ...(isRefused && { password: 'short' }),
    },
  }),
  valueFor: (n) => `Ann ${n}`,
  readPath: '/users/7',
  readStored: async ({ configuration: { settings } }) => {
    const headers = { authorization: `Bearer ${readText(settings, 'token')}` };
    const user = await readJson(wireUser, `${readText(settings, 'url')}/v2/users/7`, headers);
    return { value: user.display_name, updatedAt: user.updated_at };
  },

  accepted: {
    input: { acme: { id: 'acme/user/7', name: 'Jane Doe' } },
    user: { id: 'acme/user/7', name: 'Jane Doe', status: 'ACTIVE' },
  },
  refused: {
    input: { acme: { id: 'acme/user/7', name: '' } },
    path: ['input', 'acme', 'name'],
    rule: 'REQUIRED',
  },
  password: {
    input: { acme: { id: 'acme/user/7', password: 'Canary-pass-91' } },
    value: 'Canary-pass-91',
  },
  unknownUser: { acme: { id: 'acme/user/999', name: 'Jane Doe' } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"errors":{"any_key":["The cause of the error will be described here"]}}',
  },
};
