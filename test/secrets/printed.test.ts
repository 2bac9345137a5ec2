import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { Secret } from '../../src/config/secret.ts';
import { AuditedSecret } from '../../src/providers/contract/audited-secret.ts';
import { connectProviders } from '../../src/providers/registry.ts';
import { ADAPTERS } from '../conformance/adapters/registry.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { settingsOver } from '../support/gateway/gateway.ts';
import { type Finished, runCommand } from '../support/gateway/roster-process.ts';
import { formsOf } from '../support/values/encodings.ts';
import { repetitions } from '../support/values/thorough.ts';

const CANARY = 'canary-printed;"&/+-0123456789-0123456789';

/** The canary, and the credentials of every API. */
const CANARIES = [CANARY, ...ADAPTERS.flatMap(({ secrets }) => Object.values(secrets))];

function assertNone(text: string, what: string): void {
  const form = CANARIES.flatMap(formsOf).find((it) => text.includes(it));
  assert.equal(form, undefined, `${what} shows ${form}`);
}

const print = (value: unknown): string =>
  [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify(value),
    String(value),
    JSON.stringify(Object.entries(Object(value))),
  ].join('\n');

describe('Secret', () => {
  it('E9: is never printed, however deeply nested', () => {
    const secrets = fc.constantFrom(
      new Secret(CANARY),
      new AuditedSecret('vms/key/1', 'code', new Secret(CANARY)),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        secrets,
        fc.string(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
        tie('value').map((inner) => new Map([['secret', inner]])),
        tie('value').map((inner) => new Set([inner])),
        tie('value').map((inner) => Object.assign(new Error('odd'), { inner })),
        tie('value').map((inner) => Object.assign(Object.create(null), { inner })),
      ),
    }));
    fc.assert(
      fc.property(value, (container) => {
        const wrapped = { container, secret: new Secret(CANARY) };
        assertNone(print(wrapped), 'a container');
        assertNone(print(structuredCloneOf(wrapped)), 'a clone');
        assertNone(print({ ...wrapped, ...wrapped.secret }), 'a copy');
      }),
      { numRuns: repetitions(300) },
    );
  });

  it('E9: is printed in neither settings nor clients', async () => {
    const everyProvider = {
      ...PROVIDERS,
      ...Object.fromEntries(
        ADAPTERS.map(({ key, settingsAt, canaries }) => [
          key,
          settingsAt({ url: 'http://127.0.0.1:1' }, canaries),
        ]),
      ),
    };
    const settings = settingsOver(everyProvider, {
      audit: { file: '/tmp/never-opened.jsonl', key: CANARY },
      store: { url: `redis://:${encodeURIComponent(CANARY)}@127.0.0.1:1`, key: CANARY },
      traces: { endpoint: 'http://127.0.0.1:1/', headers: { 'x-key': CANARY } },
    });
    assert.match(print(settings), /\[secret\]/);
    assertNone(print(settings), 'the settings');
    const providers = connectProviders(settings);
    assert.equal(providers.length, Object.keys(everyProvider).length);
    assertNone(print(providers), 'a provider');
    await Promise.all(providers.map((provider) => provider.close()));
  });
});

/** Clones what can be cloned. */
function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

const PROVIDERS = {
  vms: {
    kind: 'vms',
    timeZone: 'Europe/Minsk',
    billing: { url: 'http://127.0.0.1:1', header: { name: 'X-Token', value: CANARY } },
    admin: { url: 'http://127.0.0.1:1', login: 'gateway', password: CANARY },
  },
  platform: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: CANARY },
  panel: { kind: 'onApp', url: 'http://127.0.0.1:1', username: 'gateway', password: CANARY },
};

/** Settings in which a secret, or a value in its position, is invalid. */
const MALFORMED: readonly (readonly [path: string, settings: object])[] = [
  ['audit.key', { audit: { file: '/tmp/x.jsonl', key: { [CANARY]: CANARY } } }],
  ['audit.key', { audit: { file: '/tmp/x.jsonl', key: CANARY.slice(0, 31) } }],
  ['store.url', { store: { url: `http://:${CANARY}@host`, key: CANARY } }],
  ['store.key', { store: { url: 'redis://host', key: [CANARY] } }],
  [
    'traces.headers',
    { traces: { endpoint: 'http://127.0.0.1:1', headers: { 'x-key': `${CANARY}\n` } } },
  ],
  ['traces.endpoint', { traces: { endpoint: `http://u:${CANARY}@h/` } }],
  [
    'access.apiKeys',
    {
      access: { mode: 'apiKeys', apiKeys: [{ name: 'a', sha256: CANARY, scopes: ['users:read'] }] },
    },
  ],
  ['access.mode', { access: { mode: CANARY } }],
  [
    'providers.vms.billing.header.value',
    {
      providers: {
        vms: {
          ...PROVIDERS.vms,
          billing: { url: 'http://127.0.0.1:1', header: { name: 'X-Token', value: `${CANARY}ü` } },
        },
      },
    },
  ],
  [
    'providers.vms.admin',
    {
      providers: {
        vms: {
          ...PROVIDERS.vms,
          admin: { url: 'http://127.0.0.1:1', token: `${CANARY}\r`, login: 1 },
        },
      },
    },
  ],
  [
    'providers.platform.apiToken',
    { providers: { platform: { ...PROVIDERS.platform, apiToken: { is: CANARY } } } },
  ],
  [
    'providers.platform.url',
    { providers: { platform: { ...PROVIDERS.platform, url: `http://h/?api_token=${CANARY}` } } },
  ],
  [
    'providers.panel.password',
    { providers: { panel: { ...PROVIDERS.panel, password: [[CANARY]] } } },
  ],
  ['providers.panel.kind', { providers: { panel: { ...PROVIDERS.panel, kind: CANARY } } }],
];

const WITHOUT_SETTINGS = [['--help'], ['nonsense'], ['start', '--nonsense']];

describe('Command', () => {
  let finished: readonly Finished[] = [];
  before(async () => {
    using folder = createTemporaryFolder();
    const files = [
      ...MALFORMED.map(([, settings], at) => {
        const text = stringify({ providers: PROVIDERS, ...settings });
        return folder.write(`${at}.yml`, text);
      }),
      folder.write('no-yaml.yml', `providers:\n  vms: {{ apiToken: ${CANARY}\n : [`),
    ];
    const starts = files.map((file) => ['start', '--config', file]);
    const environment = { ROSTER_ADMIN_PASSWORD: CANARY, AUDIT_KEY: CANARY };
    finished = await Promise.all(
      [...starts, ...WITHOUT_SETTINGS].map((args) => runCommand({ args, environment })),
    );
  });
  const resultOf = (at: number) => finished[at] ?? assert.fail('It was not run.');

  for (const [at, [path]] of MALFORMED.entries()) {
    it(`E10: names an invalid ${path} without its value`, () => {
      const { code, stdout, stderr } = resultOf(at);
      assert.equal(code, 78);
      assert.ok(stderr.includes(path.split('.').slice(0, 2).join('.')), stderr);
      assertNone(stdout + stderr, path);
      assert.doesNotMatch(stdout + stderr, /canary-printed/);
    });
  }

  it('E10: quotes nothing of a file that is not YAML', () => {
    const { code, stdout, stderr } = resultOf(MALFORMED.length);
    assert.equal(code, 78);
    assert.doesNotMatch(stdout + stderr, /canary-printed/);
  });

  it('E10: shows no environment as help or for invalid arguments', () => {
    for (const [n, args] of WITHOUT_SETTINGS.entries()) {
      const { stdout, stderr } = resultOf(MALFORMED.length + 1 + n);
      assert.notEqual(stdout + stderr, '', args.join(' '));
      assert.doesNotMatch(stdout + stderr, /canary-printed/);
    }
  });
});
