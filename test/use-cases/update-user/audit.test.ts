import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openTrail } from '../../../src/audit/trail.ts';
import { verifyTrail } from '../../../src/audit/verify-trail.ts';
import { connectProviders, settingsSchema } from '../../../src/providers/registry.ts';
import { Providers } from '../../../src/use-cases/providers.ts';
import { withAudit } from '../../../src/use-cases/update-user/audit.ts';
import { withTarget } from '../../../src/use-cases/update-user/refusals.ts';
import { UpdateProgress } from '../../../src/use-cases/update-user/update-progress.ts';
import { holdDisk } from '../../audit/faulty-disk.ts';
import { KEY, linesOf } from '../../audit/trail-lines.ts';
import { tryUpdate, update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startDemo } from '../../support/gateway/demo.ts';
import { silentLog } from '../../support/gateway/gateway.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

/** Starts a demo with an audit trail. */
async function startAudited(folder: string) {
  const file = join(folder, 'audit.jsonl');
  const demo = await startDemo({ settings: { audit: { file, key: KEY } } });
  const simulators = demo.simulated.flatMap((installation) => installation.simulators);
  return {
    file,
    url: demo.url,
    lines: () => linesOf(file).map((line) => JSON.parse(line)),
    arrivals: () => simulators.flatMap(({ journal }) => journal),
    verify: () => verifyTrail(file, KEY, undefined),
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}

const BLOCK = { vmsBilling: { status: 'BLOCKED', user: { login: { login: 'test@mail.com' } } } };

/** An input for each branch, with values that occur nowhere else. */
const EVERY_FIELD = {
  vmsBilling: {
    naming: { user: { login: { login: 'test@mail.com' } } },
    fields: {
      password: 'canary-Password-1!',
      status: 'BLOCKED',
      canUpdatePassword: true,
      permissionsToAttach: ['canary-attach'],
      permissionsToDetach: ['canary-detach'],
      billingInfo: { billingId: 'canary-billing' },
      billingProperties: [{ type: 'canary-type', value: 'canary-value' }],
    },
  },
  vmsAdmin: {
    naming: { id: 'vms/user/5' },
    fields: { permissions: { names: ['canary-permission'] }, ifPermissionIds: ['918273'] },
  },
  activePlatform: {
    naming: { id: 'activeplatform/user/2002986' },
    fields: {
      firstName: 'canary-first',
      middleName: 'canary-middle',
      lastName: 'canary-last',
      password: 'canary-Password-2!',
      ifUpdatedAt: '2011-02-03T04:05:06Z',
      customAttributes: [{ key: 'canary-key', value: 'canary-attribute' }],
    },
  },
  onApp: {
    naming: { id: 'onapp/user/12' },
    fields: {
      firstName: 'canary-first',
      lastName: 'canary-last',
      email: 'canary@mail.com',
      password: 'canary-Password-3!',
      suspendAt: '2041-02-03T04:05:06Z',
      roleIds: ['817263'],
      userGroupId: '716253',
      bucketId: '615243',
      hasYubikey: false,
      ifUpdatedAt: '2012-02-03T04:05:06Z',
      additionalFields: [{ name: 'canary-field', value: 'canary-text' }],
    },
  },
} as const;

/** Returns the strings at any depth. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [];
}

describe('Audited update', () => {
  it('records the intent and the outcome of an update', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    await update(demo.url, { vmsBilling: { ...BLOCK.vmsBilling, password: 'new-password-1' } });
    const [intent, outcome, ...others] = demo.lines();
    const { at, hmac, trail, requestId, instance, ...rest } = intent;
    assert.match(instance, /-\d+$/);
    assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const change = {
      callerId: 'open',
      provider: 'vms',
      branch: 'vmsBilling',
      user: 'test@mail.com',
      fields: ['password', 'status'],
      idempotencyKey: null,
    };
    assert.deepEqual(rest, { seq: 1, kind: 'intent', ...change, prev: '0'.repeat(64) });
    const { at: _at, hmac: _hmac, ...end } = outcome;
    const ending = { result: 'UserUpdated', code: null, write: 'APPLIED', httpStatus: 200 };
    assert.deepEqual(end, {
      ...{ seq: 2, trail, instance, kind: 'outcome', requestId, ...change, ...ending },
      ...{ intent: 1, prev: hmac },
    });
    assert.deepEqual(others, []);
  });

  it('records how an update ended that was not made', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    const refused = await update(demo.url, { onApp: { id: 'onapp/user/12', email: 'none' } });
    const missing = await update(demo.url, { onApp: { id: 'onapp/user/99', firstName: 'A' } });
    const outcomes = demo.lines().filter(({ kind }) => kind === 'outcome');
    for (const [index, response] of [refused, missing].entries()) {
      const { result, code, write, httpStatus, requestId } = outcomes[index];
      assert.deepEqual(
        [result, code, write, httpStatus, requestId],
        [
          ...[response.__typename, response.code, response.write],
          ...[response.origin?.httpStatus, response.origin?.requestId],
        ],
      );
    }
    assert.equal(outcomes[1].user, 'onapp/user/99');
  });

  it('records the status of an update at every provider kind', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    const inputs = [
      BLOCK,
      { vmsAdmin: { id: 'vms/user/5', permissions: { ids: [] } } },
      { activePlatform: { id: 'activeplatform/user/2002986', firstName: 'A' } },
      { onApp: { id: 'onapp/user/12', firstName: 'A' } },
    ];
    for (const input of inputs) {
      assert.equal((await update(demo.url, input)).__typename, 'UserUpdated');
    }
    const outcomes = demo.lines().filter(({ kind }) => kind === 'outcome');
    assert.deepEqual(
      outcomes.map(({ httpStatus }) => httpStatus),
      [200, 200, 200, 204],
    );
  });

  it('records nothing if the input names no branch', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    for (const id of ['other/user/1', 'vms/user/1', 'onapp/role/1']) {
      const { errors } = await tryUpdate(demo.url, { onApp: { id, firstName: 'A' } });
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    }
    assert.deepEqual(demo.lines(), []);
  });

  it('records nothing if validation refuses the input or key', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    const unsent = await update(demo.url, { onApp: { id: 'onapp/user/12', email: null } });
    assert.equal(unsent.__typename, 'ValidationProblem');
    const { errors } = await tryUpdate(demo.url, BLOCK, 'two words');
    assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.deepEqual(demo.lines(), []);
  });

  it('sends nothing if the audit trail cannot be written', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    rmSync(demo.file);
    const { __typename, code, write, retry, origin } = await update(demo.url, BLOCK);
    assert.deepEqual(
      [__typename, code, write, retry?.advice, origin?.httpStatus],
      ['ProviderProblem', 'AUDIT_UNAVAILABLE', 'NOT_APPLIED', 'SEND_AGAIN', null],
    );
    assert.deepEqual(demo.arrivals(), []);
  });

  it('sends nothing if the trail is slow, and closes late', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    const vms = { kind: 'vms', billing: { url: 'http://127.0.0.1:1' } };
    const connected = connectProviders(settingsSchema().parse({ providers: { vms } }));
    const run = withTarget(withAudit(() => assert.fail('It was sent.'), trail));
    const input = { vmsBilling: { user: { login: { login: 'ann' } }, status: 'BLOCKED' } } as const;
    using disk = await holdDisk();
    const time = new AbortController();
    const call = aCall({ deadline: time.signal });
    const providers = new Providers(connected);
    const progress = new UpdateProgress();
    const args = run({ input, idempotencyKey: null, call, providers, progress });
    await until(() => disk.callCount() > 0);
    time.abort();
    assert.equal((await args).kind, 'problem');
    const closed = trail.close();
    disk.release();
    await closed;
    const { code, write, intent } = JSON.parse(linesOf(file)[1] ?? '');
    assert.deepEqual([code, write, intent], ['AUDIT_UNAVAILABLE', 'NOT_APPLIED', 1]);
    await Promise.all(connected.map((provider) => provider.close()));
  });

  it('E15: records the name of each field and no value', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    for (const [branch, { naming, fields }] of Object.entries(EVERY_FIELD)) {
      await update(demo.url, { [branch]: { ...naming, ...fields } });
      const names = Object.keys(fields).sort();
      assert.deepEqual(demo.lines().at(-1).fields, names);
    }
    assert.equal(demo.lines().length, 8);
    const text = readFileSync(demo.file, 'utf8');
    const values = Object.values(EVERY_FIELD).flatMap(({ fields }) => valuesIn(fields));
    assert.ok(values.length > 20);
    for (const value of values) {
      for (const form of [value, Buffer.from(value).toString('base64'), encodeURIComponent(value)])
        assert.ok(!text.includes(form), value);
    }
  });

  it('records fifty concurrent updates as a hundred chained lines', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startAudited(folder.path);
    const responses = await Promise.all(Array.from({ length: 50 }, () => update(demo.url, BLOCK)));
    assert.equal(responses.filter(({ code }) => code === 'AUDIT_UNAVAILABLE').length, 0);
    const { lines, fault, notes } = await demo.verify();
    assert.deepEqual([lines, fault, notes], [100, undefined, []]);
  });
});
