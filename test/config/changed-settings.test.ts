import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findChangedSettings } from '../../src/config/changed-settings.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { settingsOver } from '../support/gateway/gateway.ts';

const KEY = 'k'.repeat(32);

const vms = (password: string, maxConcurrent = 32) => ({
  kind: 'vms',
  timeZone: 'UTC',
  admin: { url: 'http://127.0.0.1:1', login: 'gateway', password, maxConcurrent },
});

const apiKey = (sha256: string) => ({
  name: 'desk',
  sha256: sha256.repeat(64),
  scopes: ['metrics'],
});

type Settings = Readonly<Record<string, unknown>>;

const find = (
  [old, before = {}]: readonly [Settings, Settings?],
  [next, after = {}]: readonly [Settings, Settings?],
) => findChangedSettings(settingsOver(old, before), settingsOver(next, after));

describe('The changed settings of a reload', () => {
  it('are none if every value is the same', () => {
    const access = { mode: 'apiKeys', apiKeys: [apiKey('a')] };
    const settings = { store: { url: 'redis://127.0.0.1:1', key: KEY }, access };
    assert.deepEqual(
      find([{ vms: vms('first') }, settings], [{ vms: vms('first') }, settings]),
      [],
    );
  });

  it('are named by their path, never by their value', () => {
    const changed = find([{ vms: vms('canary-1') }], [{ vms: vms('canary-2', 8) }]);
    assert.deepEqual(changed, [
      'providers.vms.admin.maxConcurrent',
      'providers.vms.admin.password',
    ]);
  });

  it('include what was added and removed', () => {
    using folder = createTemporaryFolder();
    const audit = { file: `${folder.path}/audit.jsonl`, key: KEY };
    const [old, next] = [{ vms: vms('x') }, { other: vms('x') }];
    assert.deepEqual(find([old, { audit }], [next]).toSorted(), [
      'audit',
      'providers.other',
      'providers.vms',
    ]);
  });

  it('include a list and the content of a file', () => {
    using folder = createTemporaryFolder();
    const settings = (text: string, sha256: string) => ({
      documents: { manifest: folder.write(`${sha256}.json`, text) },
      access: { mode: 'apiKeys', apiKeys: [apiKey(sha256)] },
    });
    const providers = { vms: vms('x') };
    assert.deepEqual(
      find(
        [providers, settings('{"a":"{ a }"}', 'a')],
        [providers, settings('{"a":"{ b }"}', 'b')],
      ),
      ['access.apiKeys', 'documents.manifest'],
    );
  });
});
