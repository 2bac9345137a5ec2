import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RefusedChanges } from '../../src/audit/refused-changes.ts';
import { openTrail } from '../../src/audit/trail.ts';
import type { Refusals } from '../../src/audit/trail-line.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startDemo } from '../support/gateway/demo.ts';
import { silentLog } from '../support/gateway/gateway.ts';
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
        const input = { vmsBilling: { user: { login: { login } }, status: 'ACTIVE' } };
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
      [summary.callerId, summary.refused],
      ['apiKey:thief', { RATE_LIMITED: limited, VALIDATION_FAILED: 10 }],
    );
    assert.deepEqual(more, []);
    assert.equal((await verifyTrail(file, KEY, undefined)).fault, undefined);
  });

  it('M21: count for their caller, also without a target or with writes off', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const onApp = (id: string) => ({ onApp: { id, firstName: 'A' } });
    const kinds = {
      malformed: [onApp('12'), 'BAD_USER_INPUT'],
      unknown: [onApp('nowhere/user/12'), 'BAD_USER_INPUT'],
      otherType: [onApp('vms/camera/12'), 'BAD_USER_INPUT'],
      otherBranch: [onApp('vms/user/12'), 'BAD_USER_INPUT'],
      unnamed: [
        { vmsBilling: { user: { login: { provider: 'x', login: 'a' } }, status: 'ACTIVE' } },
        'BAD_USER_INPUT',
      ],
      writesOff: [onApp('onapp/user/12'), 'READ_ONLY'],
    } as const;
    const apiKeys = Object.keys(kinds).map((name) => apiKey(name, ['users:read', 'users:write']));
    const seen: Record<string, string[]> = {};
    {
      await using demo = await startDemo({
        settings: {
          access: { mode: 'apiKeys', apiKeys },
          audit: { file, key: KEY },
          limits: { perCaller: { mutationsPerMinute: 3 } },
        },
        providers: { onapp: { writes: false } },
      });
      const change = async (name: string, input: object): Promise<string> => {
        const { data, errors } = await send(demo.url, UPDATE, { input }, bearer(name));
        const response = data?.['updateUser'] as { code?: string } | null | undefined;
        return String(response?.code ?? errors[0]?.extensions['code']);
      };
      const good = {
        vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'ACTIVE' },
      };
      for (const [name, [input]] of Object.entries(kinds)) {
        const codes: string[] = [];
        // A minute may end meanwhile; then the next one is counted from its beginning.
        for (let n = 0; n < 2 && codes.at(-1) !== 'RATE_LIMITED'; n += 1) {
          for (let sent = 0; sent < 3; sent += 1) codes.push(await change(name, input));
          codes.push(await change(name, good));
        }
        seen[name] = codes;
      }
    }
    const summaries = parsed(file).filter(({ kind }) => kind === 'refused');
    for (const [name, [, code]] of Object.entries(kinds)) {
      assert.equal(seen[name]?.at(-1), 'RATE_LIMITED', name);
      assert.deepEqual(seen[name]?.slice(0, 3), [code, code, code], name);
      const { refused } = summaries.find(({ callerId }) => callerId === `apiKey:${name}`);
      assert.ok(refused[code] >= 3 && refused.RATE_LIMITED >= 1, name);
    }
  });

  it('M21: of many callers fill a bounded number of lines', async () => {
    const written: Refusals[] = [];
    const refused = new RefusedChanges(async (entries) => written.push(...entries), 60_000);
    for (let n = 0; n < 10_000; n += 1) refused.add(`jwt:${n}`, 'VALIDATION_FAILED');
    await refused.close();
    assert.equal(written.length, 101);
    const total = written.reduce(
      (sum, entry) => sum + (entry.refused['VALIDATION_FAILED'] ?? 0),
      0,
    );
    assert.deepEqual([written[100]?.callerId, total], ['others', 10_000]);
  });

  it('are kept if the summary cannot be written', async () => {
    const written: Refusals[] = [];
    let isFull = true;
    const refused = new RefusedChanges(async (entries) => {
      if (isFull) throw new Error('ENOSPC');
      written.push(...entries);
    }, 60_000);
    refused.add('ann', 'VALIDATION_FAILED');
    await refused.flush();
    refused.add('ann', 'VALIDATION_FAILED');
    isFull = false;
    await refused.close();
    assert.deepEqual(
      written.map((entry) => entry.refused),
      [{ VALIDATION_FAILED: 2 }],
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
      const callerId = `jwt:${'s'.repeat(8000)}`;
      const change = { ...aChange('a'), user, callerId };
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
