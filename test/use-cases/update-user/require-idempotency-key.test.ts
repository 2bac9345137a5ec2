import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { KEY } from '../../audit/trail-lines.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const INPUT = { onApp: { id: 'onapp/user/12', firstName: 'Ann' } };

const sent = (demo: Demo) =>
  demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

const REQUIRED = { access: { mode: 'open', requireIdempotencyKey: true } };

describe('A required idempotency key', () => {
  it('refuses an update without one and sends nothing', async () => {
    await using demo = await startDemo({ settings: REQUIRED });
    const { origin, ...problem } = await update(demo.url, INPUT);
    assert.deepEqual(problem, {
      __typename: 'IdempotencyProblem',
      code: 'IDEMPOTENCY_KEY_REQUIRED',
      message:
        'An idempotency key is required, so nothing was sent. Send one key for each change that a person makes.',
      write: 'NOT_APPLIED',
      retry: { advice: 'CHANGE_INPUT', afterSeconds: null },
      isInProgress: false,
    });
    assert.deepEqual([origin?.provider.id, origin?.httpStatus], ['onapp', null]);
    assert.deepEqual(sent(demo), []);
  });

  it('makes a retry of the same request harmless', async () => {
    await using demo = await startDemo({ settings: REQUIRED });
    const results = [
      await update(demo.url, INPUT, 'one-change'),
      await update(demo.url, INPUT, 'one-change'),
    ];
    assert.deepEqual(
      results.map(({ __typename: type }) => type),
      ['UserUpdated', 'UserUpdated'],
    );
    assert.equal(sent(demo).filter(({ method }) => method === 'PUT').length, 1);
  });

  it('is required before the input is validated', async () => {
    await using demo = await startDemo({ settings: REQUIRED });
    const { code } = await update(demo.url, { onApp: { id: 'onapp/user/12' } });
    assert.equal(code, 'IDEMPOTENCY_KEY_REQUIRED');
  });

  it('may be required of single callers, or of all but them', async () => {
    const writers = (scopes: Record<string, boolean | undefined>) =>
      Object.entries(scopes).map(([name, requireIdempotencyKey]) => ({
        ...apiKey(name, ['users:read', 'users:write']),
        ...(requireIdempotencyKey !== undefined && { requireIdempotencyKey }),
      }));
    const apiKeys = writers({ router: true, script: false, other: undefined });
    const isRefused = async (requireIdempotencyKey: boolean) => {
      const access = { mode: 'apiKeys', apiKeys, requireIdempotencyKey };
      await using demo = await startDemo({ settings: { access } });
      const query = `mutation ($input: UpdateUserInput!) {
        updateUser(input: $input) { ... on Problem { code } }
      }`;
      const codes = apiKeys.map(async ({ name }) => {
        const { text } = await send(demo.url, query, { input: INPUT }, bearer(name));
        return text.includes('IDEMPOTENCY_KEY_REQUIRED');
      });
      return await Promise.all(codes);
    };
    assert.deepEqual(await isRefused(false), [true, false, false]);
    assert.deepEqual(await isRefused(true), [true, false, true]);
  });

  it('is counted in the audit trail, not recorded as a change', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'trail.jsonl');
    const demo = await startDemo({ settings: { ...REQUIRED, audit: { file, key: KEY } } });
    await update(demo.url, INPUT);
    await demo[Symbol.asyncDispose]();
    const trail = readFileSync(file, 'utf8');
    assert.match(trail, /"refused":\{"IDEMPOTENCY_KEY_REQUIRED":1\}/);
    assert.doesNotMatch(trail, /firstName/);
  });
});
