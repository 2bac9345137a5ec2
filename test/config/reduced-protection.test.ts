import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findReducedProtection } from '../../src/config/reduced-protection.ts';
import { findUnsafeChanges } from '../../src/config/unsafe-reload.ts';
import { apiKey } from '../support/clients/api-keys.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { settingsOver } from '../support/gateway/gateway.ts';

const provider = { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' };

type Groups = Readonly<Record<string, unknown>>;

const settings = (
  groups: Groups = {},
  providers: Parameters<typeof settingsOver>[0] = { a: provider, b: provider },
) => settingsOver(providers, groups);

const keys = (...apiKeys: object[]) => ({ access: { mode: 'apiKeys', apiKeys } });

const users = (...ids: string[]) => ({
  access: { protectedUsers: ids.map((id) => ({ provider: 'a', id })) },
});

describe('A reload that needs a restart', () => {
  const problemsOf = (old: Groups, next: Groups) =>
    findUnsafeChanges(settings(old), settings(next)).map((problem) => problem.split(':')[0]);

  it('is one that removes the audit trail', () => {
    const audit = { file: '/tmp/a.jsonl', key: 'k'.repeat(32) };
    assert.deepEqual(problemsOf({ audit }, {}), ['audit']);
    assert.deepEqual(problemsOf({ audit }, { audit: { ...audit, file: '/tmp/b.jsonl' } }), []);
    assert.deepEqual(problemsOf({}, { audit }), []);
  });

  it('is one that accepts everybody', () => {
    const callers = keys(apiKey('ann', []));
    assert.deepEqual(problemsOf(callers, {}), ['access.mode']);
    assert.deepEqual(problemsOf({}, callers), []);
    assert.deepEqual(problemsOf({}, {}), []);
  });
});

describe('Protection that a reload reduces', () => {
  /** Both are complete files: each is found in one direction only. */
  const changes = (old: Groups, next: Groups) => {
    assert.deepEqual(findReducedProtection(settings(next), settings(old)), []);
    return findReducedProtection(settings(old), settings(next));
  };

  it('names users that are no longer protected', () => {
    assert.deepEqual(changes(users('1', '2', '3'), users('2')), [
      'access.protectedUsers: the gateway may change again a/user/1, a/user/3',
    ]);
    const old = settings(users('1'));
    assert.deepEqual(findReducedProtection(old, settings({}, { b: provider })), []);
  });

  it('names callers that need no idempotency key any more', () => {
    const required = { requireIdempotencyKey: true };
    assert.deepEqual(changes({ access: required }, {}), [
      'access.requireIdempotencyKey: changes without a key are accepted from all callers',
    ]);
    const [ann, bob] = [apiKey('ann', []), apiKey('bob', [])];
    assert.deepEqual(changes(keys({ ...ann, ...required }, bob), keys(ann, bob)), [
      'access.requireIdempotencyKey: changes without a key are accepted from ann',
    ]);
    const free = { ...ann, requireIdempotencyKey: false };
    const { access } = keys(ann, bob);
    assert.deepEqual(
      changes(
        { access: { ...access, ...required } },
        { access: { ...keys(free, bob).access, ...required } },
      ),
      ['access.requireIdempotencyKey: changes without a key are accepted from ann'],
    );
  });

  it('names providers that are no longer read-only', () => {
    assert.deepEqual(changes({ writes: false }, {}), ['writes: users can be changed in a, b']);
    const readOnly = settings({}, { a: { ...provider, writes: false }, b: provider });
    assert.deepEqual(findReducedProtection(readOnly, settings()), [
      'writes: users can be changed in a',
    ]);
    assert.deepEqual(findReducedProtection(readOnly, settings({ writes: false })), []);
    assert.deepEqual(findReducedProtection(settings({}, { b: provider }), settings()), []);
  });

  it('names documents and secrets that are no longer checked', () => {
    using folder = createTemporaryFolder();
    const manifest = folder.write('manifest.json', '{"one":"{ providers { id } }"}');
    const problem = 'documents: clients may send any document';
    assert.deepEqual(changes({ documents: { manifest } }, {}), [problem]);
    const reported = { documents: { manifest, mode: 'report' } };
    assert.deepEqual(changes({ documents: { manifest } }, reported), [problem]);
    assert.deepEqual(changes(reported, {}), []);
    assert.deepEqual(changes({}, { access: { openSecrets: true } }), [
      'access.openSecrets: secrets are shown to everybody',
    ]);
  });
});
