import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { findSettingsFile, readSettings } from '../../src/config/read-settings.ts';
import { PROVIDER_MODULES, settingsSchema } from '../../src/providers/registry.ts';
import { catchProblems, withoutPosition } from '../support/config/problems.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const SAMPLE = readFileSync(new URL('../../roster.example.yml', import.meta.url), 'utf8');

/** The variables that the example contains outside its comments. */
const VARIABLES = [...SAMPLE.replaceAll(/#.*/g, '').matchAll(/\$\{(\w+)\}/g)].map(
  ([, name = '']) => name,
);
const ENVIRONMENT = Object.fromEntries(VARIABLES.map((name) => [name, `canary-${name}`]));

function read(
  text: string,
  environment: Readonly<Record<string, string>> = {},
  files: object = {},
) {
  using folder = createTemporaryFolder();
  for (const [name, content] of Object.entries(files)) folder.write(name, String(content));
  const file = folder.write('roster.yml', text);
  return readSettings({ file, environment }, settingsSchema());
}

function problemsOf(
  text: string,
  environment: Readonly<Record<string, string>> = {},
  files: object = {},
) {
  return catchProblems(() => read(text, environment, files)).map(withoutPosition);
}

const ONAPP =
  'providers: { onapp: { kind: onApp, url: "http://127.0.0.1:1", username: a, password: b } }';

describe('readSettings', () => {
  it('reads the example file with secrets from the environment', () => {
    const { settings, warnings } = read(SAMPLE, ENVIRONMENT);
    const kinds = Object.values(settings.providers).map(({ kind }) => kind);
    assert.deepEqual(
      kinds.sort(),
      PROVIDER_MODULES.map((it) => it.settings.shape.kind.value).sort(),
    );
    assert.deepEqual(warnings, []);
  });

  it('names every missing variable of the example at once', () => {
    assert.deepEqual(
      problemsOf(SAMPLE).map((problem) => problem.replace(/^\S+: the environment has no /, '')),
      VARIABLES,
    );
  });

  it('prints no secret in any format', () => {
    const { settings } = read(SAMPLE, ENVIRONMENT);
    const shown = `${inspect(settings, { depth: 9, showHidden: true })}${JSON.stringify(settings)}`;
    assert.doesNotMatch(shown, /canary/);
    assert.match(shown, /\[secret\]/);
  });

  it('reads a secret from a file without mark and line end', () => {
    const text = ONAPP.replace('password: b', 'password: { file: key.txt }');
    const { settings, warnings } = read(text, {}, { 'key.txt': '\uFEFFfrom file\n' });
    assert.deepEqual(warnings, []);
    const { password } = settings.providers['onapp'] as unknown as {
      password: { reveal(): string };
    };
    assert.equal(password.reveal(), 'from file');
  });

  it('names a file that cannot be read', () => {
    assert.deepEqual(problemsOf(ONAPP.replace('password: b', 'password: { file: no.txt }')), [
      'providers.onapp.password: it refers to a file that does not exist: no.txt',
    ]);
  });

  it('warns about a literal secret with its path', () => {
    const { warnings } = read(ONAPP);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^providers\.onapp\.password: literal secret in /);
  });

  it('treats an empty variable as absent', () => {
    assert.deepEqual(
      problemsOf(ONAPP.replace('password: b', 'password: "${EMPTY}"'), { EMPTY: '' }),
      ['providers.onapp.password: the environment variable EMPTY is empty'],
    );
  });

  it('names every problem with its path and never its value', () => {
    const problems = problemsOf(`
server: { port: canary-port, unknown: canary, host: 0.0.0.0 }
limits: { deadlineMs: -1 }
providers:
  Bad_Key: { kind: onApp, url: "http://127.0.0.1:1", username: a, password: b }
  vms: { kind: vms, admin: { url: "http://vms.example.net", login: canary } }
  active: { kind: activePlatform, url: "https://u:canary@x.example?a=canary", apiToken: x }
  onapp: { kind: onApp, url: "https://x.example", username: "a:canary", apiKey: x, password: y }
  other: { kind: canary }
`);
    const all = problems.join('\n');
    assert.doesNotMatch(all, /canary/);
    for (const path of [
      'server.port',
      'server.unknown: unknown option; others here are ',
      'limits.deadlineMs',
      'providers.Bad_Key',
      'providers.vms.admin.url: must be https',
      'providers.vms.admin: must have login and password, or token',
      'providers.vms.timeZone: is required with admin',
      'providers.active.url: must be an http(s) URL without query and credentials',
      'providers.onapp.username: must not contain a colon or control characters',
      'providers.other.kind',
    ]) {
      assert.ok(all.includes(path), `${path} is missing in\n${all}`);
    }
  });

  it('refuses open access on a host that is not loopback', () => {
    for (const host of ['0.0.0.0', '::', 'example.net', '192.168.1.5', '127.0.0.1.example.net']) {
      assert.deepEqual(problemsOf(`server: { host: "${host}" }\n${ONAPP}`), [
        'server.host: must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
      ]);
    }
    assert.equal(read(`server: { host: localhost }\n${ONAPP}`).settings.server.host, 'localhost');
  });

  it('overrides the file by HOST, PORT and LOG_LEVEL', () => {
    const { settings } = read(`server: { port: 1, host: 127.0.0.1 }\n${ONAPP}`, {
      HOST: '127.0.0.2',
      PORT: '4321',
      LOG_LEVEL: 'debug',
    });
    assert.deepEqual([settings.server.host, settings.server.port], ['127.0.0.2', 4321]);
    assert.equal(settings.log.level, 'debug');
  });

  it('reports an invalid port of file and environment alike', () => {
    assert.deepEqual(problemsOf(ONAPP, { PORT: '10s' }), [
      'server.port: must be a whole number (the environment variable PORT)',
    ]);
    assert.deepEqual(problemsOf(`server: { port: 10s }\n${ONAPP}`), [
      'server.port: must be a whole number; found "10s"',
    ]);
  });

  it('reports that a reference is a text, not a number', () => {
    assert.deepEqual(problemsOf(`server: { port: "\${P}" }\n${ONAPP}`, { P: '4001' }), [
      'server.port: must be a whole number (a reference in quotes is always a string)',
    ]);
  });

  it('allows plain http to another host if configured', () => {
    const text = ONAPP.replace('http://127.0.0.1:1', 'http://panel.example');
    assert.deepEqual(problemsOf(text), [
      'providers.onapp.url: must be https, or set allowHttp: true',
    ]);
    read(text.replace('username: a', 'allowHttp: true, username: a'));
  });

  it('names the line of invalid YAML', () => {
    const problems = catchProblems(() => read('server: {\nproviders: canary: x'));
    assert.match(problems.join(), /^line 2, column 1: a \{ above this line is not closed/);
    assert.doesNotMatch(problems.join(), /canary/);
  });

  it('reports an alias that cannot be resolved in one line', () => {
    const rows = Array.from({ length: 8 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
    const bomb = ['a0: &a0 [x, x, x]', ...rows].join('\n');
    for (const text of ['log: &canary { log: *canary }', bomb]) {
      assert.deepEqual(problemsOf(text), [
        'an alias (*name) contains itself, or aliases of aliases grow too large: write the values out',
      ]);
    }
    assert.deepEqual(problemsOf(`log: *canary\n${ONAPP}`), [
      'log: an alias (*name) has no anchor (&name) above it: define it, or put a value that begins with * in quotes',
    ]);
  });

  it('reports a configuration file that cannot be read', () => {
    assert.throws(() => readSettings({ file: '/no/such.yml', environment: {} }, settingsSchema()), {
      message:
        '/no/such.yml cannot be used:\n  the file does not exist: /no/such.yml; name another with --config or ROSTER_CONFIG, or begin with a copy of roster.example.yml',
    });
  });
});

describe('findSettingsFile', () => {
  it('prefers --config, then ROSTER_CONFIG', () => {
    assert.equal(findSettingsFile('a.yml', { ROSTER_CONFIG: 'b.yml' }), 'a.yml');
    assert.equal(findSettingsFile(undefined, { ROSTER_CONFIG: 'b.yml' }), 'b.yml');
    assert.equal(findSettingsFile(undefined, { ROSTER_CONFIG: '' }), undefined);
  });
});
