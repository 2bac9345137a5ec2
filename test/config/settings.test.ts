import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { stringify } from 'yaml';
import { ConfigError } from '../../src/config/config-error.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { withoutPosition } from '../support/config/problems.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../support/onapp/certificate.ts';

/** Returns a valid configuration, or its problems. */
function readIn(folder: TemporaryFolder, text: string) {
  const file = folder.write('roster.yml', text);
  try {
    return readSettings({ file, environment: {} }, settingsSchema()).settings;
  } catch (error) {
    assert.ok(error instanceof ConfigError, inspect(error));
    return error.problems.map(withoutPosition);
  }
}

function read(text: string) {
  using folder = createTemporaryFolder();
  return readIn(folder, text);
}

const URL = 'http://127.0.0.1:1';
const ACTIVE = { kind: 'activePlatform', url: URL, apiToken: 'x' };
const withActiveAnd = (more: object) => stringify({ providers: { active: ACTIVE }, ...more });
const withActive = (more: object) => stringify({ providers: { active: { ...ACTIVE, ...more } } });
const withAdmin = (admin: object) =>
  stringify({
    providers: { vms: { kind: 'vms', timeZone: 'Europe/Minsk', admin: { url: URL, ...admin } } },
  });
const withHeader = (name: string, value: string) =>
  stringify({
    providers: { vms: { kind: 'vms', billing: { url: URL, header: { name, value } } } },
  });

describe('The settings', () => {
  it('accept only store URLs of its client and never show them', () => {
    const providers = { ap: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' } };
    const key = 'k'.repeat(32);
    const parse = (url: string) => settingsSchema().safeParse({ providers, store: { url, key } });
    for (const url of ['redis://h', 'rediss://u:p%25@h:6380/2', 'redis://127.0.0.1:6379/']) {
      assert.ok(parse(url).success, url);
    }
    for (const url of ['http://h', 'redis://', 'redis://:CANARY%s@h', 'redis://h/db', 'CANARY']) {
      const { error } = parse(url);
      assert.deepEqual(
        error?.issues.map(({ path }) => path.join('.')),
        ['store.url'],
      );
      assert.ok(!JSON.stringify(error.issues).includes('CANARY'));
    }
  });

  it('report a missing provider if the file is empty', () => {
    for (const text of ['', '# all commented out', 'providers:', 'providers: {}']) {
      assert.deepEqual(read(text), [
        'providers: must name at least one provider; if the section is absent, roster start runs the simulators in one process',
      ]);
    }
  });

  it('report a section that is not a map', () => {
    assert.deepEqual(read('- canary'), ['the file must be a map of options; found a list']);
    assert.deepEqual(read('canary'), ['the file must be a map of options']);
    assert.deepEqual(read('providers: [canary]'), [
      'providers: must be a map of options; found a list',
    ]);
    assert.deepEqual(read(withActiveAnd({ server: 4000, log: 'info' })), [
      'server: must be a map of options; options are host, port, instance, graphiql, introspection, federation, federationScopes, federationOneOf, cors, sendTimeoutMs, maxConnections, drainMs',
      'log: must be a map of options; options are level',
    ]);
  });

  it('describe in words what a value must be', () => {
    for (const [server, problem] of [
      [{ port: 4000.5 }, 'port: must be a whole number; found 4000.5'],
      [{ port: -1 }, 'port: must be at least 0'],
      [{ port: 65_536 }, 'port: must be at most 65535'],
      [{ graphiql: 'canary' }, 'graphiql: must be true or false'],
      [{ host: 7 }, 'host: must be a string: put the value in quotes'],
    ] as const) {
      assert.deepEqual(read(withActiveAnd({ server })), [`server.${problem}`]);
    }
    assert.deepEqual(read('providers: { active: { kind: activePlatform, apiToken: x } }'), [
      'providers.active.url: is missing: Base URL, http or https; it may have a path, but no query and no credentials',
    ]);
    const ids = withAdmin({ token: 'x', permissionIds: { archive: 'canary' } });
    assert.deepEqual(read(ids), [
      'providers.vms.admin.permissionIds.archive: must be the id of a permission',
    ]);
  });

  it('accept deadlines in whole milliseconds, 0 for none', () => {
    const settings = read(withActiveAnd({ limits: { deadlineMs: 0 } }));
    assert.ok('limits' in settings, inspect(settings));
    assert.equal(settings.limits.deadlineMs, 0);
    for (const [deadlineMs, problem] of [
      ['8s', 'must be a whole number of milliseconds, such as 8000; found "8s"'],
      [-1, 'must be at least 0'],
      [2 ** 31, 'must be at most 2147483647'],
    ] as const) {
      assert.deepEqual(read(withActiveAnd({ limits: { deadlineMs } })), [
        `limits.deadlineMs: ${problem}`,
      ]);
    }
  });

  it('describe the form of a provider key', () => {
    for (const [key, end] of [
      ['AP_1', ', did you mean ap-1?'],
      ['Ap', ', did you mean ap?'],
      ['1ap', ''],
      ['a.p', ', did you mean a-p?'],
      ['a'.repeat(33), ''],
    ] as const) {
      assert.deepEqual(read(stringify({ providers: { [key]: ACTIVE } })), [
        `providers.${key}: must be lower case letters, digits and hyphens, at most 32, and begin with a letter${end}`,
      ]);
    }
  });

  it('treat only addresses of this machine as loopback', () => {
    for (const host of ['127.0.0.1', '127.255.255.255', '::1', 'localhost']) {
      assert.ok('server' in read(withActiveAnd({ server: { host } })), host);
    }
    for (const host of ['127.999.1.1', '127.0.0.256', '127.1', '128.0.0.1']) {
      assert.deepEqual(read(withActiveAnd({ server: { host } })), [
        'server.host: must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
      ]);
    }
    assert.ok('server' in read(withActive({ url: 'http://[::1]:1' })));
  });

  it('refuse a secret that no header can contain', () => {
    const problem = 'must be printable ASCII in one line, as it is sent in a header';
    for (const secret of ['a\nb', 'ток', 'a\tb', 'a\u007f']) {
      assert.deepEqual(read(withAdmin({ token: secret })), [
        `providers.vms.admin.token: ${problem}`,
      ]);
      assert.deepEqual(read(withHeader('X-Token', secret)), [
        `providers.vms.billing.header.value: ${problem}`,
      ]);
    }
    assert.deepEqual(read(withAdmin({ token: '' })), [
      'providers.vms.admin.token: must not be empty',
    ]);
    assert.ok('server' in read(withAdmin({ login: 'a', password: 'ток' })));
    assert.ok('server' in read(withHeader('X-Token', 'a b~!')));
  });

  it('refuse a configured header that every call already has', () => {
    for (const name of [
      'Accept',
      'content-type',
      'hl',
      'Host',
      'connection',
      'content-length',
      'Transfer-Encoding',
    ]) {
      assert.deepEqual(read(withHeader(name, 'x')), [
        'providers.vms.billing.header.name: must not be a header that the gateway sets',
      ]);
    }
  });
});

describe('caFile', () => {
  it('is relative to the folder of the configuration', () => {
    using folder = createTemporaryFolder();
    folder.write('ca.pem', SELF_SIGNED_CERTIFICATE);
    for (const caFile of ['ca.pem', './ca.pem', join(folder.path, 'ca.pem')]) {
      const settings = readIn(folder, withActive({ caFile }));
      assert.ok('providers' in settings, inspect(settings));
      const active = settings.providers['active'] as unknown as { caFile: string };
      assert.equal(active.caFile, SELF_SIGNED_CERTIFICATE);
    }
  });

  it('may contain several certificates and other text', () => {
    using folder = createTemporaryFolder();
    folder.write('ca.pem', `# ours\n${SELF_SIGNED_CERTIFICATE}\n${SELF_SIGNED_CERTIFICATE}`);
    assert.ok('providers' in readIn(folder, withActive({ caFile: 'ca.pem' })));
  });

  it('must contain a certificate', () => {
    using folder = createTemporaryFolder();
    for (const text of ['', 'canary', SELF_SIGNED_KEY]) {
      folder.write('ca.pem', text);
      assert.deepEqual(readIn(folder, withActive({ caFile: 'ca.pem' })), [
        'providers.active.caFile: names a file that holds no certificate: ca.pem',
      ]);
    }
    assert.deepEqual(readIn(folder, withActive({ caFile: 'none.pem' })), [
      'providers.active.caFile: names a file that does not exist: none.pem',
    ]);
  });
});
