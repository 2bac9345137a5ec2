import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RefusedChanges } from '../../src/audit/refused-changes.ts';
import { openTrail } from '../../src/audit/trail.ts';
import type { Refusals } from '../../src/audit/trail-line.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { apiKey, bearer } from '../support/api-keys.ts';
import { startDemo } from '../support/demo.ts';
import { silentLog } from '../support/gateway.ts';
import { send } from '../support/graphql.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { AN_OUTCOME, aChange, KEY, linesOf } from './trail-lines.ts';

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { __typename ... on Problem { code } }
}`;

const parsed = (file: string) => linesOf(file).map((line) => JSON.parse(line));

describe('Refused changes', () => {
  it('M21: leave one summary per caller', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const apiKeys = [apiKey('thief', ['users:read', 'users:write'])];
    const codes: unknown[] = [];
    {
      await using demo = await startDemo({
        settings: { access: { mode: 'apiKeys', apiKeys }, audit: { file, key: KEY } },
      });
      const change = async (login: string, key = 'a') => {
        const input = { vmsBilling: { login, status: 'ACTIVE' } };
        const { data } = await send(demo.url, UPDATE, { input, key }, bearer('thief'));
        const result = data?.['updateUser'] as { code?: string } | undefined;
        codes.push(result?.code);
      };
      for (let n = 0; n < 10; n += 1) await change('\u0301'.repeat(20_000));
      for (let n = 0; n < 300; n += 1) await change('x'.repeat(320));
      // Single refusals are not written.
      assert.ok(statSync(file).size < 20_000);
    }
    const lines = parsed(file);
    assert.deepEqual(
      lines.filter(({ kind }) => kind !== 'refused').map(({ kind }) => kind),
      codes.slice(10).flatMap((code) => (code === 'RATE_LIMITED' ? [] : ['intent', 'outcome'])),
    );
    // If a minute ends meanwhile, five more are accepted.
    const limited = codes.filter((code) => code === 'RATE_LIMITED').length;
    assert.ok(limited >= 290);
    const [summary, ...more] = lines.filter(({ kind }) => kind === 'refused');
    assert.deepEqual(
      [summary.who, summary.refused],
      ['apiKey:thief', { RATE_LIMITED: limited, REFUSED: 10 }],
    );
    assert.deepEqual(more, []);
    assert.equal((await verifyTrail(file, KEY, undefined)).fault, undefined);
  });

  it('M21: of many callers fill a bounded number of lines', async () => {
    const written: Refusals[] = [];
    const refused = new RefusedChanges(async (entries) => written.push(...entries), 60_000);
    for (let n = 0; n < 10_000; n += 1) refused.add(`jwt:${n}`, 'REFUSED');
    await refused.close();
    assert.equal(written.length, 101);
    const total = written.reduce((sum, entry) => sum + (entry.refused['REFUSED'] ?? 0), 0);
    assert.deepEqual([written[100]?.who, total], ['others', 10_000]);
  });

  it('are kept if the summary cannot be written', async () => {
    const written: Refusals[] = [];
    let isFull = true;
    const refused = new RefusedChanges(async (entries) => {
      if (isFull) throw new Error('ENOSPC');
      written.push(...entries);
    }, 60_000);
    refused.add('ann', 'REFUSED');
    await refused.flush();
    refused.add('ann', 'REFUSED');
    isFull = false;
    await refused.close();
    assert.deepEqual(
      written.map((entry) => entry.refused),
      [{ REFUSED: 2 }],
    );
  });
});

describe('A line of the trail', () => {
  it('M21: contains long logins and callers truncated with a hash', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    const users = ['x'.repeat(64), 'x'.repeat(65), 'x'.repeat(66), `${'x'.repeat(63)}😀`];
    for (const user of users) {
      const who = `jwt:${'s'.repeat(8000)}`;
      const change = { ...aChange('a'), user, who };
      await trail.recordOutcome(await trail.recordIntent(change), change, AN_OUTCOME);
    }
    await trail.close();
    const [whole, , one, , other, , torn] = parsed(file);
    assert.equal(whole.user, users[0]);
    assert.match(one.user, /^x{64}…#[0-9a-f]{16}$/);
    assert.match(other.user, /^x{64}…#[0-9a-f]{16}$/);
    assert.notEqual(one.user, other.user);
    assert.match(torn.user, /^x{63}…#[0-9a-f]{16}$/);
    for (const line of linesOf(file)) assert.ok(line.length < 1200, `${line.length}`);
  });
});
