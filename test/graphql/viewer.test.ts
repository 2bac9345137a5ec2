import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { send } from '../support/clients/graphql.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';

/** Nothing is sent to it. */
const url = 'http://127.0.0.1:9';
const PROVIDERS = {
  vms: { kind: 'vms', billing: { url } },
  platform: { kind: 'activePlatform', url, apiToken: 'canary-token', name: 'Cloud billing' },
};

const VIEWER = '{ viewer { name scopes providers { id name } } }';

async function read(settings: Readonly<Record<string, unknown>>, key?: string) {
  const gateway = await startGatewayOver(PROVIDERS, settings);
  try {
    const headers = key === undefined ? {} : bearer(key);
    const { data, errors } = await send(gateway.url, VIEWER, {}, headers);
    assert.deepEqual(errors, []);
    return data?.['viewer'];
  } finally {
    await gateway.close();
  }
}

describe('viewer', () => {
  it('has no name if access is open', async () => {
    assert.deepEqual(await read({}), {
      name: null,
      scopes: ['users:read', 'users:write', 'explain', 'metrics'],
      providers: [
        { id: 'vms', name: 'Aipix VMS' },
        { id: 'platform', name: 'Cloud billing' },
      ],
    });
  });

  it('has the name, the scopes and the providers of its key', async () => {
    const apiKeys = [
      apiKey('key-of-support-desk-1', ['users:write'], ['platform']),
      apiKey('key-of-another-desk-2', ['users:read']),
    ];
    assert.deepEqual(
      await read({ access: { mode: 'apiKeys', apiKeys } }, 'key-of-support-desk-1'),
      {
        name: 'key-of-support-desk-1',
        scopes: ['users:write'],
        providers: [{ id: 'platform', name: 'Cloud billing' }],
      },
    );
  });
});
