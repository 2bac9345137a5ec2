import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isObjectType } from 'graphql';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { holdDisk } from '../audit/faulty-disk.ts';
import { KEY, linesOf } from '../audit/trail-lines.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startDemo } from '../support/gateway/demo.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { memberAt } from '../support/vms/property-at.ts';

const SECRETS = `{
  user(id: "vms/user/5") { ... on VmsUser {
    intercoms { edges { node { id } details { credentials { login password } } } }
    intercomFlats { nodes { sipNumber } }
    intercomKeys { nodes { code } }
  } }
  camera(id: "vms/camera/2") { name previewUrl }
}`;

/** Starts a demo in which the caller `guard` may read secrets. */
async function startDisclosing(folder: string, limits: object = {}) {
  const file = join(folder, 'audit.jsonl');
  const demo = await startDemo({
    settings: {
      audit: { file, key: KEY },
      access: {
        mode: 'apiKeys',
        apiKeys: [apiKey('guard', ['users:read', 'secrets:read']), apiKey('desk', ['users:read'])],
      },
      limits,
    },
  });
  return {
    file,
    ask: (key: string, query: string) => send(demo.url, query, {}, bearer(key)),
    lines: () => linesOf(file).map((line) => JSON.parse(line)),
    demo,
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}

describe('Secret fields of a provider', () => {
  it('need secrets:read, and no other field needs it', () => {
    const fields = Object.values(createSchema().getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
    const isGuarded = (text: string) => text.includes('"secrets:read"');
    const textOf = (
      node:
        | {
            readonly loc?:
              | {
                  readonly source: { readonly body: string };
                  readonly start: number;
                  readonly end: number;
                }
              | undefined;
          }
        | null
        | undefined,
    ) => node?.loc?.source.body.slice(node.loc.start, node.loc.end) ?? '';
    const secret = fields.filter(({ field }) => String(field.type) === 'Secret');
    assert.deepEqual(secret.map(({ type, field }) => `${type.name}.${field.name}`).sort(), [
      'Camera.previewUrl',
      'IntercomCredentials.login',
      'IntercomCredentials.password',
      'IntercomFlat.sipNumber',
      'IntercomKey.code',
    ]);
    for (const { type, field } of secret) {
      const rules =
        type.name === 'IntercomCredentials' ? textOf(type.astNode) : textOf(field.astNode);
      assert.ok(isGuarded(rules), `${type.name}.${field.name}`);
    }
  });

  it('are returned after an audit record for each object', async () => {
    using folder = createTemporaryFolder();
    await using here = await startDisclosing(folder.path);
    const { data, errors } = await here.ask('guard', SECRETS);
    assert.deepEqual(errors, []);
    const shown = {
      login: memberAt(data, 'user.intercoms.edges.0.details.credentials.login'),
      password: memberAt(data, 'user.intercoms.edges.0.details.credentials.password'),
      sipNumber: memberAt(data, 'user.intercomFlats.nodes.0.sipNumber'),
      code: memberAt(data, 'user.intercomKeys.nodes.0.code'),
      previewUrl: memberAt(data, 'camera.previewUrl'),
    };
    assert.deepEqual(shown, {
      login: 'canary-device-login-1',
      password: 'canary-device-password-1',
      sipNumber: '91201692@vgw1.vms.local',
      code: '131231',
      previewUrl: 'https://vms.local/cameras/2/preview.mp4?token=canary-preview-token-2',
    });
    const lines = here.lines();
    assert.deepEqual(
      lines
        .map(({ kind, callerId, provider, object, fields }) => ({
          kind,
          callerId,
          provider,
          object,
          fields,
        }))
        .sort((a, b) => (a.object < b.object ? -1 : 1)),
      [
        ['vms/camera/2', 'previewUrl'],
        ['vms/flat/1', 'sipNumber'],
        ['vms/intercom/1', 'credentials.login', 'credentials.password'],
        ['vms/key/1', 'code'],
      ].map(([object, ...fields]) => ({
        kind: 'disclosure',
        callerId: 'apiKey:guard',
        provider: 'vms',
        object,
        fields,
      })),
    );
    const [requestId] = new Set(lines.map((line) => line.requestId));
    assert.match(requestId, /^[\w-]{36}$/);
    const trail = readFileSync(here.file, 'utf8');
    for (const value of Object.values(shown)) assert.equal(trail.includes(String(value)), false);
    assert.deepEqual((await verifyTrail(here.file, KEY, undefined)).notes, []);
    assert.equal((await verifyTrail(here.file, KEY, undefined)).fault, undefined);
  });

  it('E15: are in no audit record, and refusals leave none', async () => {
    using folder = createTemporaryFolder();
    await using here = await startDisclosing(folder.path);
    const { errors, text } = await here.ask('desk', SECRETS);
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path?.at(-1), extensions['code']]).sort(),
      [
        ['code', 'FORBIDDEN'],
        ['credentials', 'FORBIDDEN'],
        ['previewUrl', 'FORBIDDEN'],
        ['sipNumber', 'FORBIDDEN'],
      ],
    );
    assert.doesNotMatch(text, /canary|131231|vgw1/);
    assert.deepEqual(here.lines(), []);
  });

  it('are null if the audit record fails, unlike other fields', async () => {
    using folder = createTemporaryFolder();
    await using here = await startDisclosing(folder.path);
    rmSync(here.file);
    const { data, errors, text } = await here.ask('guard', SECRETS);
    assert.equal(errors.length, 5);
    for (const { extensions, message } of errors) {
      assert.equal(message, 'The audit trail cannot be written, so no secret is shown.');
      assert.deepEqual([extensions['code'], extensions['provider']], ['AUDIT_UNAVAILABLE', 'vms']);
    }
    assert.equal(memberAt(data, 'user.intercoms.edges.0.node.id'), 'vms/intercom/1');
    assert.equal(memberAt(data, 'user.intercoms.edges.0.details.credentials.login'), null);
    assert.doesNotMatch(text, /canary|131231|vgw1/);
  });

  it('wait for the disk, but not beyond the deadline', async () => {
    using folder = createTemporaryFolder();
    await using here = await startDisclosing(folder.path, { deadlineMs: 1500 });
    const query = '{ camera(id: "vms/camera/2") { previewUrl } }';
    // The deadline covers neither a new connection nor a sign-in.
    await here.ask('guard', query);
    using disk = await holdDisk();
    const response = here.ask('guard', query);
    await until(() => disk.callCount() > 0);
    const { errors, text } = await response;
    assert.deepEqual(
      errors.map(({ extensions }) => extensions['code']),
      ['AUDIT_UNAVAILABLE'],
    );
    assert.doesNotMatch(text, /canary/);
    disk.release();
  });

  it('cause no additional upstream calls', async () => {
    using folder = createTemporaryFolder();
    await using here = await startDisclosing(folder.path);
    const simulators = here.demo.simulated.flatMap(({ simulators }) => simulators);
    const sent = async (query: string) => {
      const before = simulators.flatMap(({ journal }) => journal).length;
      await here.ask('guard', query);
      return simulators.flatMap(({ journal }) => journal).length - before;
    };
    await sent('{ user(id: "vms/user/5") { id login } }');
    assert.equal(await sent('{ user(id: "vms/user/5") { id login } }'), 1);
    assert.equal(
      await sent(
        '{ user(id: "vms/user/5") { ... on VmsUser { intercoms { edges { details { credentials { login } } } } } } }',
      ),
      1,
    );
  });

  it('are reported only in the log without a trail', async () => {
    await using demo = await startDemo();
    const written: unknown[] = [];
    const log = {
      info: (fields: object, message: string) => written.push([message, fields]),
      warn: () => {},
      error: () => {},
    };
    const [vms] = demo.simulated.filter(({ configuration }) => configuration.key === 'vms');
    await using gateway = await startGatewayOver(
      { vms: vms?.configuration.settings },
      { access: { openSecrets: true } },
      log,
    );
    const { data } = await send(gateway.url, '{ camera(id: "vms/camera/2") { previewUrl } }');
    assert.match(String(memberAt(data, 'camera.previewUrl')), /canary/);
    const line = written.find((it) => JSON.stringify(it).includes('previewUrl'));
    assert.match(
      JSON.stringify(line),
      /^\["Secret disclosed without an audit trail",\{"requestId":"[\w-]+","callerId":"open","provider":"vms","object":"vms\/camera\/2","fields":\["previewUrl"\]\}\]$/,
    );
    assert.doesNotMatch(JSON.stringify(written), /canary/);
  });
});
