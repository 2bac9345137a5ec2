import assert from 'node:assert/strict';
import { z } from 'zod';
import { canary } from '../../support/values/canary.ts';
import type { ApiAdapter } from './api-adapter.ts';
import { readJson, readText } from './read-json.ts';

const API_TOKEN = canary('api-token');

const wireUser = z.object({ first_name: z.string(), updated_at: z.string() });

export const activePlatform: ApiAdapter = {
  name: 'ActivePlatform',
  key: 'platform',
  provider: 'activeplatform',
  kind: 'ACTIVE_PLATFORM',

  findSimulator: ({ simulators: [simulator] }) => {
    assert.ok(simulator !== undefined);
    return simulator;
  },
  settingsAt: (upstream, credentials) => ({ kind: 'activePlatform', ...credentials, ...upstream }),
  canaries: { apiToken: API_TOKEN },
  secrets: { apiToken: API_TOKEN },
  readCredentials: ({ configuration: { settings } }) => {
    const apiToken = readText(settings, 'apiToken');
    return { settings: { apiToken }, secrets: [apiToken] };
  },
  authenticate: (request, { configuration: { settings } }) => ({
    ...request,
    path: request.path.replace(
      /api_token=[^&]*/,
      () => `api_token=${readText(settings, 'apiToken')}`,
    ),
  }),

  canRead: true,
  smallest: 'user/2003005',
  read: (provider) => `user(id: "${provider}/user/2003005") {
    id login name status createdAt updatedAt
    ... on ActivePlatformUser { email customAttributes { name value } }
  }`,
  readText: { property: 'email', field: 'login' },

  method: 'PUT',
  writePath: /users\/2002986\.json$/,
  changedUser: '2002986',
  hasBody: true,
  inputFor: (provider, n, isRefused = false) => ({
    activePlatform: {
      id: `${provider}/user/2002986`,
      firstName: toName(n),
      ...(isRefused && { lastName: '' }),
    },
  }),
  valueFor: toName,
  readPath: '/users/2002986.json',
  readStored: async ({ configuration: { settings } }) => {
    const token = readText(settings, 'apiToken');
    const path = `/api/vendor/v1/users/2002986.json?api_token=${token}`;
    const user = await readJson(wireUser, `${readText(settings, 'url')}${path}`);
    return { value: user.first_name, updatedAt: user.updated_at };
  },

  accepted: {
    input: { activePlatform: { id: 'activeplatform/user/2002986', lastName: 'Roe' } },
    user: { id: 'activeplatform/user/2002986', name: 'John Edward Roe', status: 'ACTIVE' },
  },
  refused: {
    input: { activePlatform: { id: 'activeplatform/user/2002986', password: 'short' } },
    path: ['input', 'activePlatform', 'password'],
    rule: 'TOO_SHORT',
  },
  password: {
    input: { activePlatform: { id: 'activeplatform/user/2002986', password: 'Canary-pass-91' } },
    value: 'Canary-pass-91',
  },
  unknownUser: { activePlatform: { id: 'activeplatform/user/999', lastName: 'Roe' } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"error":"The cause of the error will be described here"}',
  },
};

function toName(n: number): string {
  return `Ann ${n}`;
}
