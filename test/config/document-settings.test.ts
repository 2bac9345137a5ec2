import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { ConfigError } from '../../src/config/config-error.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { withoutPosition } from '../support/config/problems.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const TEXT = '{ providers { id } }';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const PROVIDERS = { active: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };

/** Returns the documents of a configuration beside a manifest, or its problems. */
function read(manifest: string, more: object = {}) {
  using folder = createTemporaryFolder();
  folder.write('manifest.json', manifest);
  const documents = { manifest: 'manifest.json' };
  const file = folder.write('roster.yml', stringify({ providers: PROVIDERS, documents, ...more }));
  try {
    return readSettings({ file, environment: {} }, settingsSchema()).settings.documents;
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map(withoutPosition);
  }
}

describe('The manifest of trusted documents', () => {
  it('is relative to the configuration and has two forms', () => {
    const read1 = read(JSON.stringify({ [HASH]: TEXT }));
    assert.deepEqual(read1, { mode: 'enforce', manifest: new Map([[HASH, TEXT]]) });
    const apollo = {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'one', name: 'One', type: 'query', body: TEXT }],
    };
    const read2 = read(JSON.stringify(apollo));
    assert.deepEqual(read2, { mode: 'enforce', manifest: new Map([['one', TEXT]]) });
  });

  it('is refused if invalid, empty or with a wrong hash', () => {
    for (const [manifest, problem] of [
      ['canary', 'names a file that is not a manifest of documents'],
      ['[]', 'names a file that is not a manifest of documents'],
      ['{ "a": 1 }', 'names a file that is not a manifest of documents'],
      ['{}', 'names a manifest without documents'],
      [
        JSON.stringify({ [HASH]: `${TEXT} ` }),
        'names a manifest in which an id is not the hash of its document',
      ],
    ] as const) {
      assert.deepEqual(read(manifest), [`documents.manifest: ${problem}: manifest.json`]);
    }
    const missing = read('{}', { documents: { manifest: 'nowhere.json' } });
    assert.deepEqual(missing, [
      'documents.manifest: names a file that does not exist: nowhere.json',
    ]);
  });

  it('cannot be enforced on a router', () => {
    const server = { federation: true };
    const manifest = JSON.stringify({ [HASH]: TEXT });
    assert.deepEqual(read(manifest, { server }), [
      'documents.mode: must be report with server.federation: a router writes its own documents',
    ]);
    const documents = { manifest: 'manifest.json', mode: 'report' };
    assert.ok(!Array.isArray(read(manifest, { server, documents })));
  });
});
