import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readSettings } from '../../src/config/read-settings.ts';
import { isJsonObject } from '../../src/lib/json.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { at, listAt, NO_TOOLS, readDocuments, requireTool, TOOLS } from './deploy-tools.ts';

const [compose] = readDocuments(readSource('deploy/compose/compose.yml'));
const services = Object.entries(Object(at(compose, 'services')));

/** Copies the folder as an operator has it, and runs `create-secrets.sh` there. */
function createSecrets(): TemporaryFolder {
  const folder = createTemporaryFolder();
  cpSync(join(ROOT, 'deploy/compose'), folder.path, { recursive: true });
  execFileSync('sh', [join(folder.path, 'create-secrets.sh')], { stdio: 'pipe' });
  return folder;
}

/** Returns the variables of `.env`. */
const readVariables = (folder: TemporaryFolder) =>
  Object.fromEntries(
    [...readFileSync(join(folder.path, '.env'), 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** Returns the schema of Compose without the name of its draft, which the validator knows under another one. */
function readSchema(): unknown {
  const { $schema: _draft, ...schema } = JSON.parse(
    readFileSync(join(TOOLS, 'node_modules/dclint/schemas/compose.schema.json'), 'utf8'),
  );
  return schema;
}

describe('Compose file', () => {
  it('matches the schema of Compose', { skip: NO_TOOLS }, () => {
    const { default: Ajv } = requireTool('ajv');
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(readSchema());
    assert.ok(validate(compose), JSON.stringify(validate.errors));
    const unknown = { services: { a: { image: 'a', restarts: 'no' } } };
    assert.equal(validate(unknown), false);
  });

  it('mounts only files that exist', () => {
    const mounts = services.flatMap(([, service]) => listAt(service, 'volumes').map(String));
    const files = mounts
      .filter((mount) => mount.startsWith('.'))
      .map((mount) => mount.split(':')[0]);
    assert.ok(files.length >= 6);
    for (const file of files) assert.ok(existsSync(join(ROOT, 'deploy/compose', file ?? '')), file);
  });

  it('mounts the folder of the configuration, so that a reload sees a new file', () => {
    const replicas = services.filter(([name]) => /^roster-\d$/.test(name));
    const sources = replicas
      .flatMap(([, service]) => listAt(service, 'volumes').map(String))
      .filter((mount) => mount.startsWith('.'))
      .map((mount) => join(ROOT, 'deploy/compose', mount.split(':')[0] ?? ''));
    assert.equal(sources.length, 2);
    for (const source of sources) {
      assert.ok(statSync(source).isDirectory(), source);
      assert.ok(existsSync(join(source, 'roster.yml')), source);
    }
  });

  it('refers only to networks, volumes and secrets that it defines', () => {
    const used = services.flatMap(([, service]) => [
      ...listAt(service, 'networks').map((name) => ['networks', name]),
      ...listAt(service, 'secrets').map((name) => ['secrets', name]),
      ...listAt(service, 'volumes')
        .filter((mount) => !String(mount).startsWith('.'))
        .map((mount) => ['volumes', String(mount).split(':')[0]]),
    ]);
    assert.ok(used.length > 20);
    const undefinedNames = used.filter(
      ([kind, name]) => !isJsonObject(at(compose, String(kind), String(name))),
    );
    assert.deepEqual(undefinedNames, []);
  });

  it('runs two replicas, each with a trail of its own', () => {
    const replicas = services.filter(([name]) => /^roster-\d$/.test(name));
    const files = replicas.map(([, service]) => at(service, 'environment', 'AUDIT_FILE'));
    assert.equal(new Set(files).size, 2);
    const volumes = replicas.map(([, service]) => String(listAt(service, 'volumes')[1]));
    assert.equal(new Set(volumes).size, 2);
  });

  it('gives no service more rights than it needs', () => {
    for (const [name, service] of services) {
      assert.deepEqual(at(service, 'cap_drop'), ['ALL'], name);
      assert.deepEqual(at(service, 'security_opt'), ['no-new-privileges:true'], name);
      assert.ok(at(service, 'mem_limit'), name);
      if (name !== 'grafana') assert.equal(at(service, 'read_only'), true, name);
    }
  });

  it('opens ports to this machine only', () => {
    for (const [name, service] of services)
      for (const port of listAt(service, 'ports'))
        assert.match(String(port), /^127\.0\.0\.1:/, name);
  });

  it('names each image with a release', () => {
    for (const [name, service] of services)
      assert.match(String(at(service, 'image')), /:(local|v?\d[\w.]*)$/, name);
  });
});

describe('create-secrets.sh', () => {
  it('creates every secret except that of the provider', () => {
    using folder = createSecrets();
    const missing = Object.entries(Object(at(compose, 'secrets')))
      .filter(([, secret]) => !existsSync(join(folder.path, String(at(secret, 'file')))))
      .map(([name]) => name);
    assert.deepEqual(missing, ['active_platform_token']);
    assert.equal(statSync(join(folder.path, '.env')).mode & 0o777, 0o600);
  });

  it('changes nothing that is there', () => {
    using folder = createSecrets();
    const read = () => readFileSync(join(folder.path, 'secrets/store_url'), 'utf8');
    const before = [read(), readVariables(folder)];
    execFileSync('sh', [join(folder.path, 'create-secrets.sh')], { stdio: 'pipe' });
    assert.deepEqual([read(), readVariables(folder)], before);
  });

  it('completes a configuration that Roster accepts', () => {
    using folder = createSecrets();
    folder.write('secrets/active_platform_token', 'token');
    const text = readFileSync(join(folder.path, 'config/roster.yml'), 'utf8');
    const file = folder.write('config/roster.yml', text.replaceAll('/run/', `${folder.path}/`));
    const environment = {
      ...readVariables(folder),
      ACTIVE_PLATFORM_URL: 'https://billing.example.net',
      AUDIT_FILE: '/var/lib/roster/audit-roster-1.jsonl',
      HOST: '0.0.0.0',
    };
    const { settings, warnings } = readSettings({ file, environment }, settingsSchema());
    assert.deepEqual(warnings, []);
    const password = /^requirepass (\w{64})$/m.exec(
      readFileSync(join(folder.path, 'secrets/redis.conf'), 'utf8'),
    )?.[1];
    assert.equal(settings.store?.url?.reveal(), `redis://:${password}@redis:6379`);
  });
});
