import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { CommandError } from '../../../src/commands/command-error.ts';
import { findIn } from '../../../src/commands/users/find.ts';
import { showFrom } from '../../../src/commands/users/show.ts';
import { updateIn } from '../../../src/commands/users/update.ts';
import { ROOT } from '../../support/files/sources.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { runCommand, runRoster } from '../../support/gateway/roster-process.ts';
import { NO_REDIS, startRedisServer } from '../../support/services/redis-server.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { startSimulated } from './local-gateway.ts';

const AUDIT_KEY = 'k'.repeat(32);
const USER = 'vms/user/1';

const noSecret = async () => assert.fail('No secret is asked for.');

/** Returns the arguments of an update. */
const change = (id: string, ...words: readonly string[]) => ({ id, words, readSecret: noSecret });

const refuses =
  (pattern: RegExp, exitCode = 64) =>
  (error: unknown) =>
    error instanceof CommandError && error.exitCode === exitCode && pattern.test(error.message);

describe('roster find', () => {
  it('prints the users of all providers with an address', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('read');
    const { text, problems, exitCode } = await findIn(gateway, 'test@mail.com');
    const [header, ...rows] = (text ?? '').split('\n').map((line) => line.split(/ {2,}/));
    assert.deepEqual(header, ['ID', 'LOGIN', 'NAME', 'EMAIL', 'STATUS']);
    // The simulator of another provider may have a user with this address, too.
    assert.deepEqual(rows.map(([id]) => id?.split('/')[0]).slice(0, 2), [
      'activeplatform',
      'onapp',
    ]);
    // This one cannot be searched by address, and does not hide the others.
    assert.match(problems.join('\n'), /^vms: UNSUPPORTED_BY_PROVIDER\. /);
    assert.equal(exitCode, 0);
  });

  it('ends with 1 if no user is found', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('read');
    const { text, problems, exitCode } = await findIn(gateway, 'nobody', true);
    assert.deepEqual([text, exitCode], [undefined, 1]);
    assert.match(problems.at(-1) ?? '', /^No user of activeplatform, onapp\b.* has this login\.$/);
  });

  it('ends with 2 if not every provider answers', async () => {
    await using simulated = await startSimulated();
    const { activeplatform } = simulated.providers;
    assert.ok(activeplatform !== undefined);
    const dead = { ...activeplatform, url: 'http://127.0.0.1:9' };
    for (const [words, found] of [
      ['test@mail.com', true],
      ['nobody@mail.com', false],
    ] as const) {
      await using gateway = await simulated.open('read', {}, { activeplatform: dead });
      const { text, problems, exitCode } = await findIn(gateway, words);
      assert.equal(text !== undefined, found);
      assert.equal(problems.at(-1), 'Not every provider was searched: there may be more users.');
      assert.match(problems.join('\n'), /^activeplatform: UPSTREAM_UNREACHABLE\. /m);
      assert.equal(/^No user of onapp\b.* has this address\.$/m.test(problems.join('\n')), !found);
      assert.equal(exitCode, 2);
    }
  });
});

describe('roster show', () => {
  it('prints the values of a user of each provider', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('read');
    for (const id of [USER, 'onapp/user/17', 'activeplatform/user/2000132']) {
      const { text, document, exitCode } = await showFrom(gateway, id);
      assert.match(text ?? '', new RegExp(`^id +${id}\\nlogin +\\S`), id);
      assert.equal(Object(document['user']).id, id);
      assert.equal(exitCode, 0);
    }
  });

  it('ends with 1 if there is no such user', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('read');
    const { text, problems, exitCode } = await showFrom(gateway, 'vms/user/999999');
    assert.deepEqual(
      [text, problems, exitCode],
      [undefined, ['The provider has no such user.'], 1],
    );
    await assert.rejects(showFrom(gateway, 'nonsense'), refuses(/^BAD_USER_INPUT\. /, 1));
  });

  it('ends with 2 if the provider does not answer', async () => {
    await using simulated = await startSimulated();
    const dead = { ...simulated.providers['onapp'], url: 'http://127.0.0.1:9' };
    await using gateway = await simulated.open('read', {}, { onapp: dead });
    await assert.rejects(
      showFrom(gateway, 'onapp/user/17'),
      refuses(/^UPSTREAM_UNREACHABLE\. /, 2),
    );
  });
});

describe('A command', () => {
  it('is not limited as documents of clients are', async () => {
    await using simulated = await startSimulated();
    const limits = Object.fromEntries(
      [...Object.keys(NO_DOCUMENT_LIMITS), 'responseBytes', 'upstreamCalls'].map((name) => [
        name,
        1,
      ]),
    );
    await using gateway = await simulated.open('update', { limits });
    assert.equal((await findIn(gateway, 'test@mail.com')).exitCode, 0);
    assert.equal((await showFrom(gateway, USER)).exitCode, 0);
    assert.equal((await updateIn(gateway, change(USER, 'status=ACTIVE'))).exitCode, 0);
  });
});

describe('roster update', () => {
  it('does not plan a change of a user that does not exist', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('dryRun');
    for (const id of ['vms/user/999999', 'onapp/user/999999', 'activeplatform/user/999999']) {
      const word = id.startsWith('vms') ? 'status=BLOCKED' : 'firstName=A';
      const report = await updateIn(gateway, change(id, word), { dryRun: true });
      const { text, problems, exitCode } = report;
      assert.deepEqual(
        [text, problems, exitCode],
        [undefined, ['The provider has no such user.'], 1],
      );
    }
  });

  it('changes the user and records it in the audit trail', async () => {
    using folder = createTemporaryFolder();
    await using simulated = await startSimulated();
    const audit = { file: join(folder.path, 'audit.jsonl'), key: AUDIT_KEY };
    {
      await using gateway = await simulated.open('update', { audit });
      const { text, exitCode } = await updateIn(gateway, change(USER, 'status=BLOCKED'));
      assert.equal(text, `${USER} was changed.\nstatus  BLOCKED`);
      assert.equal(exitCode, 0);
      assert.equal((await showFrom(gateway, USER)).text?.includes('BLOCKED'), true);
    }
    // The file of a gateway that runs has another writer.
    assert.equal(existsSync(audit.file), false);
    const lines = readFileSync(join(folder.path, 'audit-cli.jsonl'), 'utf8').trim().split('\n');
    assert.deepEqual(
      lines
        .map((line) => JSON.parse(line))
        .map(({ kind, callerId, user, write }) => [kind, callerId, user, write]),
      [
        ['intent', 'cli:ann', USER, undefined],
        ['outcome', 'cli:ann', USER, 'APPLIED'],
      ],
    );
  });

  it('prints the change and the calls in a dry run', async () => {
    using folder = createTemporaryFolder();
    await using simulated = await startSimulated();
    const audit = { file: join(folder.path, 'audit.jsonl'), key: AUDIT_KEY };
    await using gateway = await simulated.open('dryRun', { audit });
    const words = change(USER, 'status=BLOCKED', 'canUpdatePassword=false');
    const { text = '', exitCode } = await updateIn(gateway, words, { dryRun: true });
    assert.match(text, /^status +ACTIVE +-> +BLOCKED$/m);
    assert.match(text, /^canUpdatePassword +\(not shown\) +-> +false$/m);
    assert.match(text, /^PATCH +api\/v1\/billing\/user\/manage +VMS Billing API +the update$/m);
    assert.match(text, /^Dry run: nothing was changed\./m);
    assert.equal(exitCode, 0);
    assert.deepEqual(simulated.writes(), []);
    assert.equal(existsSync(join(folder.path, 'audit-cli.jsonl')), false);
  });

  it('shows in a dry run that the change would be refused', async () => {
    await using simulated = await startSimulated();
    const cases = [
      [
        { ...change(USER, 'password=-'), readSecret: async () => '' },
        {},
        /password: must not be empty/,
      ],
      [
        change(USER, 'billingInfo:={"billingId":"\\u0000"}'),
        {},
        /ValidationProblem VALIDATION_FAILED/,
      ],
      [change(USER, 'status=BLOCKED'), { writes: false }, /ProviderProblem READ_ONLY/],
    ] as const;
    for (const [words, settings, pattern] of cases) {
      await using gateway = await simulated.open('dryRun', settings);
      const { text = '', exitCode } = await updateIn(gateway, words, { dryRun: true });
      assert.match(text, pattern);
      assert.equal(exitCode, /would be refused/.test(text) ? 1 : 0);
    }
    assert.deepEqual(simulated.writes(), []);
  });

  it('has every guard of a GraphQL update', async () => {
    await using simulated = await startSimulated();
    {
      await using gateway = await simulated.open('update', { writes: false });
      const { text, exitCode } = await updateIn(gateway, change(USER, 'status=BLOCKED'));
      assert.match(text ?? '', /READ_ONLY[\s\S]*Nothing was changed\./);
      assert.equal(exitCode, 1);
    }
    {
      const access = { protectedUsers: [{ provider: 'vms', id: '1', login: 'test@mail.com' }] };
      await using gateway = await simulated.open('update', { access });
      const update = updateIn(gateway, change(USER, 'status=BLOCKED'));
      await assert.rejects(update, refuses(/^FORBIDDEN\. /, 1));
    }
    {
      await using gateway = await simulated.open('update');
      const words = change(
        'activeplatform/user/2000132',
        'lastName=B',
        'ifUpdatedAt=2001-01-01T00:00:00Z',
      );
      const { text, exitCode } = await updateIn(gateway, words);
      assert.match(text ?? '', /ConflictProblem USER_CHANGED/);
      assert.equal(exitCode, 1);
    }
    {
      await using gateway = await simulated.open('update', {
        access: { requireIdempotencyKey: true },
      });
      const { exitCode } = await updateIn(gateway, change(USER, 'canUpdatePassword=false'));
      assert.equal(exitCode, 0);
    }
  });

  it('sends what a request may contain, and nothing else', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('update');
    const cases = [
      [['onapp/user/12', 'userGroupId:=9007199254740993'], /^userGroupId: the number has too many/],
      [['onapp/user/12', 'userGroupId:=1e400'], /^userGroupId: the number has too many/],
      [
        [USER, 'billingInfo:={"billingExtra":{"a":[12345678901234567890]}}'],
        /^billingInfo: the num/,
      ],
      [
        [USER, 'billingInfo:={"billingExtra":{"__proto__":{"x":1}}}'],
        /the key __proto__ is not all/,
      ],
      [
        [USER, 'billingInfo:={"billingExtra":{"constructor":{"prototype":1}}}'],
        /the key constructor is not allowed$/,
      ],
    ] as const;
    for (const [[id, ...words], pattern] of cases) {
      await assert.rejects(updateIn(gateway, change(id, ...words)), refuses(pattern), words.join());
    }
    assert.deepEqual(simulated.writes(), []);
  });

  it('does not advise to repeat what would be made twice', async () => {
    await using provider = await startUncertain();
    await using simulated = await startSimulated();
    const rename = change('a/user/1', 'firstName=Ann');
    for (const access of [{}, { requireIdempotencyKey: true }]) {
      await using gateway = await simulated.open('update', { access }, provider.settings);
      const { text, document, exitCode } = await updateIn(gateway, rename);
      assert.match(text ?? '', /^It is not known whether .* Look at the user with roster show/m);
      const { idempotencyKey, result } = Object(document);
      assert.deepEqual([idempotencyKey, result.retry.advice], [null, 'READ_FIRST']);
      assert.equal(exitCode, 2);
      const keyed = updateIn(gateway, rename, { idempotencyKey: 'K1' });
      await assert.rejects(keyed, refuses(/^--idempotency-key needs a store/));
    }
    assert.equal(provider.writes(), 2);
  });

  it('names the key with which it may be repeated', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    await using provider = await startUncertain();
    await using simulated = await startSimulated();
    const settings = {
      access: { requireIdempotencyKey: true },
      store: { url: redis.url, key: AUDIT_KEY },
    };
    const rename = change('a/user/1', 'firstName=Ann');
    const run = async (options: { readonly idempotencyKey?: string }) => {
      await using gateway = await simulated.open('update', settings, provider.settings);
      return await updateIn(gateway, rename, options);
    };
    const { text = '', document } = await run({});
    const [, key] = /Run the same command again with --idempotency-key (\S+)\.$/m.exec(text) ?? [];
    assert.ok(key !== undefined, text);
    assert.equal(document['idempotencyKey'], key);
    await run({ idempotencyKey: key });
    assert.equal(provider.writes(), 1);
  });

  it('never takes or prints a secret on the command line', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('update');
    for (const word of ['password=canary-secret', 'password:="canary-secret"', 'password=']) {
      const update = updateIn(gateway, change(USER, word));
      await assert.rejects(update, refuses(/^password: is a secret[\s\S]*password=-/));
      await assert.rejects(update, (error: Error) => !error.message.includes('canary'));
    }
    const asked: string[] = [];
    const readSecret = async (field: string) => {
      asked.push(field);
      return 'canary-Secret-1';
    };
    const report = await updateIn(gateway, { id: USER, words: ['password=-'], readSecret });
    assert.deepEqual(asked, ['password']);
    assert.equal(report.exitCode, 0);
    assert.doesNotMatch(JSON.stringify(report), /canary/);
    await using dry = await simulated.open('dryRun');
    const planned = await updateIn(
      dry,
      { id: USER, words: ['password=-'], readSecret },
      { dryRun: true },
    );
    assert.match(planned.text ?? '', /^password +\(not shown\) +-> +\(secret\)$/m);
  });

  it('explains an invalid change', async () => {
    await using simulated = await startSimulated();
    await using gateway = await simulated.open('update');
    const cases = [
      [
        ['onapp/user/17', 'fristName=A'],
        /^fristName: unknown field, did you mean firstName or lastName\? This user has: email,/,
      ],
      [[USER, 'constructor=x'], /^constructor: unknown field\. This user has: password, status/],
      [[USER, 'toString=x', 'status=ACTIVE'], /^toString: unknown field\./],
      [[USER, 'status=OFF'], /^status: must be ACTIVE or BLOCKED$/],
      [[USER, 'canUpdatePassword=yes'], /^canUpdatePassword: must be of type Boolean$/],
      [[USER, 'billingInfo=x'], /^billingInfo: must be an object with billingId, billingExtra/],
      [[USER, 'billingInfo:={'], /^billingInfo: the value after := is no JSON$/],
      [[USER, 'status=ACTIVE', 'status=BLOCKED'], /^status: is there twice$/],
      [[USER, 'status'], /^A change must be written as field=value/],
      [[USER, 'id=vms/user/2'], /^id: unknown field\. This user has: password, status/],
      [
        [USER, 'status=BLOCKED', 'permissions:={"ids":[]}'],
        /different APIs[\s\S]*vmsAdmin: permissions/,
      ],
      [['nowhere/user/1', 'a=b'], /Providers: vms, activeplatform, onapp\b/],
    ] as const;
    for (const [[id, ...words], pattern] of cases) {
      await assert.rejects(updateIn(gateway, change(id, ...words)), refuses(pattern), words.join());
    }
    assert.deepEqual(simulated.writes(), []);
  });
});

/** Starts a provider that reads an update and closes the connection, so that it may have made it. */
async function startUncertain() {
  const server = await startHttpServer((response, { method }) => {
    if (method === 'GET') sendJson(response, 200, { id: 1, first_name: 'Ann' });
    else response.destroy();
  });
  return {
    settings: { a: { kind: 'activePlatform', url: server.url, apiToken: 'x' } },
    writes: () => server.arrivals.filter(({ method }) => method !== 'GET').length,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

describe('A process', () => {
  it('takes a secret from standard input as it is', async () => {
    using folder = createTemporaryFolder();
    await using simulated = await startSimulated();
    const config = folder.write('roster.yml', stringify({ providers: simulated.providers }));
    const args = ['update', 'onapp/user/12', 'password=-', '--config', config];
    // A line separator does not end the line.
    const sent = 'canary-Päss\u2028word-1';
    const input = Buffer.from(`\uFEFF${sent}\r\nanother line`);
    assert.equal((await runRoster({ args, input })).code, 0);
    assert.equal(JSON.parse(simulated.writes()[0]?.body ?? '').user.password, sent);
    const { code, stderr } = await runRoster({
      args,
      input: Buffer.from('p\xe4ss-Word-1\n', 'latin1'),
    });
    assert.match(stderr, /^password: is not UTF-8, so nothing was changed$/m);
    assert.equal(code, 64);
    assert.equal(simulated.writes().length, 1);
  });

  it('refuses arguments that are not UTF-8', async () => {
    const command = `"${process.execPath}" "${ROOT}bin/roster.js" update a/user/1 $'firstName=Jos\\xe9'`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
    assert.match(stderr, /^Argument 3 is not UTF-8: set the terminal to it$/m);
    assert.equal(status, 64);
  });

  it('changes a user with a secret from standard input', async () => {
    using folder = createTemporaryFolder();
    await using simulated = await startSimulated();
    const { providers } = simulated;
    const config = folder.write('roster.yml', stringify({ providers }));
    const args = ['update', USER, 'password=-', '--json', '--config', config];
    const { code, stdout } = await runRoster({ args, input: 'canary-Secret-1\n' });
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).result.__typename, 'UserUpdated');
    assert.doesNotMatch(stdout, /canary/);
    const [write] = simulated.writes();
    assert.match(write?.body ?? '', /canary-Secret-1/);
  });

  it('prints what is wrong with a command as JSON', async () => {
    using folder = createTemporaryFolder();
    await using simulated = await startSimulated();
    const config = folder.write('roster.yml', stringify({ providers: simulated.providers }));
    for (const [args, exitCode, problem] of [
      [['update', USER, 'colour=red'], 64, /^colour: unknown field/],
      [['show', 'nonsense'], 1, /^BAD_USER_INPUT\. /],
    ] as const) {
      const options = ['--json', '--config', config];
      const { code, stdout } = await runCommand({ args: [...args, ...options] });
      const { ok, problems } = JSON.parse(stdout);
      assert.equal(code, exitCode);
      assert.equal(ok, false);
      assert.match(problems[0], problem);
    }
  });

  it('says without a configuration what to do', async () => {
    using folder = createTemporaryFolder();
    const { code, stderr } = await runCommand({ args: ['show', USER], folder: folder.path });
    assert.equal(code, 78);
    assert.match(stderr, /name one with --config FILE/);
  });
});
