import assert from 'node:assert/strict';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';

/**
 * Adds users to a simulated OnApp panel, through its own API; each in the user group and the bucket
 * 1.
 */
export async function addOnAppUsers(
  { url }: Pick<RunningSimulator, 'url'>,
  { username, password }: { readonly username: string; readonly password: string },
  count: number,
): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  for (let n = 1; n <= count; n += 1) {
    const user = {
      login: `crowd-${n}`,
      email: `crowd-${n}@example.net`,
      password: 'crowded!',
      user_group_id: '1',
      bucket_id: '1',
      role_ids: ['1', '2'],
    };
    const response = await fetch(`${url}/users.json`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    assert.equal(response.status, 201, await response.text());
  }
}

/** Adds users to a simulated ActivePlatform, through its own API. */
export async function addActivePlatformUsers(
  { url }: Pick<RunningSimulator, 'url'>,
  apiToken: string,
  count: number,
): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    const response = await fetch(`${url}/api/vendor/v1/users.json?api_token=${apiToken}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        first_name: 'Crowd',
        last_name: `Number ${n}`,
        email: `crowd-${n}@example.net`,
        password: 'crowded!',
      }),
    });
    assert.equal(response.ok, true, await response.text());
  }
}
