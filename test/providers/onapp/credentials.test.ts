import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onAppSettings } from '../../../src/providers/onapp/settings.ts';
import { openDoorOverAnswers } from '../../support/onapp/adapter.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const base = { kind: 'onApp', url: 'http://127.0.0.1:1', password: 'canary-password' };

describe('OnApp: authentication', () => {
  it('A10: rejects a user name with a colon, without quoting it', () => {
    for (const username of ['canary:b', ':', 'canary\nb', 'canary\u0000']) {
      const { error } = onAppSettings.safeParse({ ...base, username });
      assert.deepEqual(
        error?.issues.map(({ path }) => path.join('.')),
        ['username'],
      );
      assert.doesNotMatch(String(error), /canary/);
    }
  });

  it('A10: encodes credentials as UTF-8', async () => {
    const [username, password] = ['Łukasz·用户', 'pässwörd:と\u{1f511}'];
    const sent: (string | undefined)[] = [];
    await using here = await openDoorOverAnswers(
      (response, { headers }) => {
        sent.push(headers.authorization);
        response.end('{"user":{"id":5}}');
      },
      { username, password },
    );
    await here.door.readUser('5', aCall());
    const [basic = ''] = sent;
    const pair = Buffer.from(basic.replace(/^Basic /, ''), 'base64').toString('utf8');
    assert.equal(pair, `${username}:${password}`);
  });
});
