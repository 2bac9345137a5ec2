import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { describeGateway } from '../../src/commands/describe-gateway.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { VERSION } from '../../src/lib/version.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const URL = 'http://127.0.0.1:4000';
const PROVIDERS = {
  active: { kind: 'activePlatform', url: 'https://a.example', apiToken: 'canary' },
  panel: { kind: 'onApp', url: 'https://b.example', username: 'canary', apiKey: 'canary' },
};

function settingsOf(value: object) {
  using folder = createTemporaryFolder();
  const file = folder.write('roster.yml', stringify({ providers: PROVIDERS, ...value }));
  return readSettings({ file, environment: {} }, settingsSchema()).settings;
}

const render = (value: object, facts: object = {}) =>
  describeGateway(URL, settingsOf(value), { file: 'roster.yml', ...facts });

const KEY = { name: 'a', sha256: '0'.repeat(64), scopes: [] };

describe('Start banner', () => {
  it('shows addresses, version, configuration, access and providers', () => {
    const lines = render({}).split('\n');
    assert.deepEqual(lines, [
      'Roster is ready.',
      '',
      `  GraphiQL  ${URL}/graphiql`,
      `  GraphQL   ${URL}/graphql`,
      `  Health    ${URL}/health/ready`,
      `  Metrics   ${URL}/metrics`,
      '',
      `  Version        ${VERSION}, Node.js ${process.versions.node}`,
      '  Configuration  roster.yml',
      '  Access         open: everybody on this machine',
      '  Providers      active (activePlatform), panel (onApp)',
    ]);
  });

  it('leaves out an address that is not served', () => {
    assert.doesNotMatch(render({ server: { graphiql: false } }), /GraphiQL/);
  });

  it('shows the access mode, workers and disabled writes', () => {
    const apiKeys = [KEY, { ...KEY, name: 'b', sha256: '1'.repeat(64) }];
    const text = render({ writes: false, access: { mode: 'apiKeys', apiKeys } }, { workers: 4 });
    assert.match(text, /\n {2}Access {9}apiKeys: 2 keys\n/);
    assert.match(text, /\n {2}Writes {9}off: no user is changed\n {2}Workers {8}4$/);
    const single = render({ access: { mode: 'apiKeys', apiKeys: [KEY] } });
    assert.match(single, /apiKeys: 1 key\n/);
  });

  it('shows that there is no configuration', () => {
    const text = render({}, { file: undefined, simulators: '  vms  http://127.0.0.1:1' });
    assert.match(text, /\n {2}Configuration {2}none: simulators\n/);
    assert.match(text, /panel \(onApp\), all simulated\n\nNo configuration was given, so every/);
  });

  it('contains no secret', () => {
    assert.doesNotMatch(render({}), /canary/);
  });
});
