import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Settings } from '../../src/config/settings.ts';
import {
  assertWorkerSettings,
  toWorkerSettings,
  warnLimitsPerWorker,
} from '../../src/config/worker-settings.ts';
import { settingsOver } from '../support/gateway/gateway.ts';

const KEY = 'k'.repeat(32);
const STORE = { store: { url: 'redis://127.0.0.1:1', key: KEY } };
const API_KEYS = {
  access: { mode: 'apiKeys', apiKeys: [{ name: 'a', sha256: '0'.repeat(64), scopes: [] }] },
};

const settingsWith = (settings: object = {}, provider: object = {}): Settings =>
  settingsOver(
    { a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x', ...provider } },
    { ...settings },
  );

describe('Settings of workers', () => {
  it('need a store if users can be changed', () => {
    const check = (settings: Settings) => () => assertWorkerSettings('roster.yml', settings, 4);
    assert.throws(check(settingsWith()), {
      name: 'ConfigError',
      message: /store: is required with --workers 4\..*would make it twice/,
    });
    assert.doesNotThrow(check(settingsWith(STORE)));
    assert.doesNotThrow(check(settingsWith({ writes: false })));
    assert.doesNotThrow(check(settingsWith({}, { writes: false })));
  });

  it('warn that limits count per worker without a store', () => {
    assert.match(
      warnLimitsPerWorker(settingsWith(API_KEYS), 4) ?? '',
      /^limits\.perCaller: without store each of the 4 workers counts on its own/,
    );
    assert.equal(warnLimitsPerWorker(settingsWith({ ...API_KEYS, ...STORE }), 4), undefined);
    assert.equal(warnLimitsPerWorker(settingsWith(), 4), undefined);
  });

  it('give each worker an audit trail of its own', () => {
    const fileOf = (file: string) =>
      toWorkerSettings(settingsWith({ audit: { file, key: KEY } }), 2).audit?.file;
    assert.equal(fileOf('/var/lib/roster/audit.jsonl'), '/var/lib/roster/audit-2.jsonl');
    assert.equal(fileOf('/audit'), '/audit-2');
    assert.equal(fileOf('/a.b/.trail'), '/a.b/.trail-2');
    assert.equal(toWorkerSettings(settingsWith(), 2).audit, undefined);
  });
});
