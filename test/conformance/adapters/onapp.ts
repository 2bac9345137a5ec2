import assert from 'node:assert/strict';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { z } from 'zod';
import { canary } from '../../support/values/canary.ts';
import type { ApiAdapter } from './api-adapter.ts';
import { readJson, readText } from './read-json.ts';

const PASSWORD = canary('onapp-password');

const wireUser = z.object({ user: z.object({ first_name: z.string(), updated_at: z.string() }) });

const UNKNOWN_KEY = {
  json: {
    contentType: 'application/json; charset=utf-8',
    body: '{"errors":{"any_key":["The cause of the error will be described here"]}}',
  },
  xml: {
    contentType: 'application/xml; charset=utf-8',
    body: '<errors><error>The cause of the error will be described here</error></errors>',
  },
};

/** @param user the user that is changed, another one per dialect, as both use one panel. */
export function onAppIn(format: 'json' | 'xml', user: string): ApiAdapter {
  return {
    name: `OnApp ${format.toUpperCase()}`,
    key: `onapp-${format}`,
    provider: 'onapp',
    kind: 'ON_APP',

    findSimulator: ({ simulators: [simulator] }) => {
      assert.ok(simulator !== undefined);
      return simulator;
    },
    settingsAt: (upstream, credentials) => ({ kind: 'onApp', format, ...credentials, ...upstream }),
    canaries: { username: 'gateway', password: PASSWORD },
    secrets: { onAppPassword: PASSWORD, onAppPair: `gateway:${PASSWORD}` },
    readCredentials: ({ configuration: { settings } }) => {
      const password = readText(settings, 'password');
      const username = readText(settings, 'username');
      return { settings: { username, password }, secrets: [password] };
    },
    authenticate: (request, installation) => ({
      ...request,
      headers: { ...request.headers, authorization: toBasic(installation) },
    }),

    canRead: true,
    isXml: format === 'xml',
    smallest: 'user/40',
    read: (provider) => `user(id: "${provider}/user/24") {
      id login name status createdAt updatedAt
      ... on OnAppUser { email suspendAt roles { id name } }
    }`,
    readText: { property: 'login', field: 'login' },

    method: 'PUT',
    writePath: new RegExp(`users/${user}\\.`),
    changedUser: user,
    hasBody: false,
    datesRefusals: true,
    inputFor: (provider, n, isRefused = false) => ({
      onApp: {
        id: `${provider}/user/${user}`,
        firstName: toName(n),
        ...(isRefused && { email: 'no address' }),
      },
    }),
    valueFor: toName,
    readPath: `/users/${user}.json`,
    readStored: async (installation) => {
      const url = `${readText(installation.configuration.settings, 'url')}/users/${user}.json`;
      const stored = await readJson(wireUser, url, { authorization: toBasic(installation) });
      return { value: stored.user.first_name, updatedAt: stored.user.updated_at };
    },

    accepted: {
      input: { onApp: { id: 'onapp/user/12', lastName: 'Roe <& Sons>', roleIds: ['1', '2'] } },
      user: { id: 'onapp/user/12', name: 'John Roe <& Sons>', status: 'ACTIVE' },
    },
    refused: {
      input: { onApp: { id: 'onapp/user/12', password: 'short' } },
      path: ['input', 'onApp', 'password'],
      rule: 'TOO_SHORT',
    },
    password: {
      input: { onApp: { id: 'onapp/user/12', password: 'Canary-pass-91' } },
      value: 'Canary-pass-91',
    },
    unknownUser: { onApp: { id: 'onapp/user/999', lastName: 'Roe' } },
    unknownKey: UNKNOWN_KEY[format],
  };
}

function toBasic({ configuration: { settings } }: SimulatedInstallation): string {
  const pair = `${readText(settings, 'username')}:${readText(settings, 'password')}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function toName(n: number): string {
  return `Ann ${n}`;
}
