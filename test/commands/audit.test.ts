import assert from 'node:assert/strict';
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { stringify } from 'yaml';
import { KEY, linesOf, writeTrail } from '../audit/trail-lines.ts';
import { update } from '../support/clients/graphql.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { runCommand, runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { startHttpServer } from '../support/upstreams/http-server.ts';

function configure(folder: TemporaryFolder, url = 'http://127.0.0.1:1'): string {
  const vms = { kind: 'vms', billing: { url } };
  const audit = { file: join(folder.path, 'audit.jsonl'), key: { file: 'audit.key' } };
  folder.write('audit.key', `${KEY}\n`);
  return folder.write(
    'roster.yml',
    stringify({ server: { port: 0 }, providers: { vms }, audit, log: { level: 'warn' } }),
  );
}

const reference = (name: string) => `\${${name}}`;

const verify = (config: string, ...more: string[]) =>
  runCommand({ args: ['audit', 'verify', '--config', config, ...more] });

describe('roster audit verify', () => {
  it('prints the head of an intact trail and accepts it', async () => {
    using folder = createTemporaryFolder();
    const config = configure(folder);
    const file = await writeTrail(folder.path, 2);
    const { code, stdout } = await verify(config);
    assert.equal(code, 0);
    const [, head, trail] =
      /^4 lines, head (4:[0-9a-f]{64}), trail ([0-9a-f]{16})\n.*cannot be detected without --head/.exec(
        stdout,
      ) ?? [];
    assert.ok(head !== undefined && trail !== undefined, stdout);
    const again = await verify(config, '--head', head);
    assert.deepEqual([again.code, again.stdout], [0, `4 lines, head ${head}, trail ${trail}\n`]);

    writeFileSync(file, linesOf(file).slice(0, 2).join('\n').concat('\n'));
    const cut = await verify(config, '--head', head);
    assert.deepEqual([cut.code, cut.stdout], [1, '']);
    assert.match(
      cut.stderr,
      /^The end is missing: line 4 was the head, and the last one is 2\.\n$/,
    );
  });

  it('names the first altered line, which also prevents a start', async () => {
    using folder = createTemporaryFolder();
    const config = configure(folder);
    const file = await writeTrail(folder.path, 1);
    writeFileSync(file, linesOf(file).join('\n').replaceAll('ann', 'bob').concat('\n'));
    const { code, stderr } = await verify(config);
    assert.deepEqual([code, stderr], [1, 'Line 1 was changed: its hmac does not match.\n']);
    const started = await runCommand({ args: ['start', '--config', config] });
    assert.equal(started.code, 78);
    assert.match(started.stderr, /^The trail \S+ cannot be used: its last line was changed, .*\n$/);
  });

  it('reports in one line that there is no trail', async () => {
    using folder = createTemporaryFolder();
    const missing = await verify(configure(folder));
    assert.equal(missing.code, 78);
    assert.match(
      missing.stderr,
      /^The trail \S+ cannot be used: it cannot be read \(ENOENT\)\.\n$/,
    );
    const provider = { kind: 'vms', billing: { url: 'http://127.0.0.1:1' } };
    const config = folder.write('other.yml', stringify({ providers: { vms: provider } }));
    const { code, stderr } = await verify(config);
    assert.equal(code, 78);
    assert.match(stderr, /\n {2}audit: is missing, so there is no trail to verify\n$/);
  });

  it('hides a short key and resolves paths against the file', async () => {
    using folder = createTemporaryFolder();
    const provider = { kind: 'vms', billing: { url: 'http://127.0.0.1:1' } };
    const problemsOf = async (audit: object) => {
      const config = folder.write('bad.yml', stringify({ providers: { vms: provider }, audit }));
      const { code, stderr } = await verify(config);
      assert.equal(code, 78);
      return stderr.split('\n').slice(1, -1);
    };
    assert.deepEqual(await problemsOf({ file: '/tmp/a', key: 'canary' }), [
      '  line 8, column 8: audit.key: must have at least 32 characters; create one with: openssl rand -hex 32',
    ]);
    assert.match(
      (await problemsOf({ file: 'none.jsonl', key: KEY })).join(),
      /none\.jsonl|no lines|cannot/,
    );
  });

  it('reads nothing but the section audit', async () => {
    using folder = createTemporaryFolder();
    configure(folder);
    await writeTrail(folder.path, 1);
    const audit = { file: join(folder.path, 'audit.jsonl'), key: { file: 'audit.key' } };
    const onapp = {
      kind: 'onApp',
      url: 'https://p.example',
      username: 'x',
      apiKey: reference('UNSET_KEY'),
    };
    const sections = {
      server: { port: reference('UNSET_PORT'), nonsense: true },
      providers: { onapp, other: { kind: 'nonsense', token: 'canary' } },
      store: { url: reference('UNSET_URL'), key: { file: 'absent' } },
      access: 5,
    };
    const config = folder.write('roster.yml', stringify({ ...sections, audit }));
    const args = ['audit', 'verify', '--config', config];
    const environment = { HOST: '0.0.0.0', PORT: 'nonsense' };
    // This one has a process of its own, as an operator runs it.
    const { code, stdout, stderr } = await runRoster({ args, environment });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^2 lines, head 2:/);

    const broken = folder.write(
      'b.yml',
      stringify({ ...sections, audit: { key: reference('UNSET_KEY') } }),
    );
    const refused = await verify(broken);
    assert.equal(refused.code, 78);
    assert.match(refused.stderr, /audit\.key: the environment has no UNSET_KEY/);
    assert.doesNotMatch(refused.stderr, /providers|store|server|access/);
  });

  it('prints one JSON document with --json', async () => {
    using folder = createTemporaryFolder();
    const config = configure(folder);
    const file = await writeTrail(folder.path, 2);
    const intact = await verify(config, '--json');
    assert.equal(intact.code, 0);
    const { trails, ...rest } = JSON.parse(intact.stdout);
    assert.deepEqual(rest, { ok: true, problems: [] });
    const [{ head, trail, ...only }] = trails;
    assert.deepEqual(only, { file, ok: true, fault: null, lines: 4, notes: [] });
    // Both are accepted as options.
    const again = await verify(config, '--head', head, '--trail', trail, '--json');
    assert.equal(again.stdout, intact.stdout);

    writeFileSync(file, linesOf(file).join('\n').replaceAll('ann', 'bob').concat('\n'));
    const changed = await verify(config, '--json', file, file);
    assert.deepEqual([changed.code, changed.stderr], [1, '']);
    const document = JSON.parse(changed.stdout);
    assert.equal(document.ok, false);
    assert.equal(document.trails[1].fault, 'Line 1 was changed: its hmac does not match.');

    const absent = await verify(config, '--json', join(folder.path, 'none'));
    assert.equal(absent.code, 78);
    const { ok, source, problems } = JSON.parse(absent.stdout);
    assert.deepEqual([ok, source], [false, null]);
    assert.match(
      problems.join(),
      /^The trail \S+none cannot be used: it cannot be read \(ENOENT\)\.$/,
    );
  });

  it('checks several files, prints their lines by time and fails if one is broken', async () => {
    using folder = createTemporaryFolder();
    using elsewhere = createTemporaryFolder();
    const config = configure(folder);
    const one = await writeTrail(folder.path, 1);
    const other = await writeTrail(elsewhere.path, 1);
    const { code, stdout, stderr } = await verify(config, one, other);
    assert.deepEqual([code, stderr.includes('line')], [0, false]);
    const lines = stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.slice(0, 4).map((line) => line.split(' ').slice(1, 4).join(' ')),
      [`- ${one}:1 intent`, `- ${one}:2 outcome`, `- ${other}:1 intent`, `- ${other}:2 outcome`],
    );
    assert.deepEqual(
      lines.slice(4).map((line) => /^(\S+): 2 lines, head 2:[0-9a-f]{64}, trail/.exec(line)?.[1]),
      [one, other],
    );

    writeFileSync(other, linesOf(other).join('\n').replaceAll('ann', 'bob').concat('\n'));
    const broken = await verify(config, one, other);
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /audit\.jsonl: Line 1 was changed: its hmac does not match\.\n$/);
    assert.match(broken.stdout, /audit\.jsonl: 2 lines, head/);
    assert.equal((await verify(config, one, join(folder.path, 'none'))).code, 78);
  });

  it('checks the trails of roster update and of workers without files', async () => {
    using folder = createTemporaryFolder();
    const config = configure(folder);
    const file = await writeTrail(folder.path, 1);
    const beside = ['audit-2.jsonl', 'audit-10.jsonl', 'audit-cli.jsonl'].map((name) =>
      join(folder.path, name),
    );
    for (const copy of beside) copyFileSync(file, copy);
    folder.write('audit-1.jsonl.lock.x', '');
    folder.write('other-1.jsonl', 'no trail');
    const filesOf = async () => {
      const { code, stdout } = await verify(config, '--json');
      const trails: { file: string; ok: boolean }[] = JSON.parse(stdout).trails;
      return [code, trails.filter(({ ok }) => ok).map((trail) => trail.file)];
    };
    assert.deepEqual(await filesOf(), [0, [file, ...beside]]);
    assert.match(
      (await verify(config)).stdout,
      /^\S+audit\.jsonl: 2 lines, .*\n\S+audit-2\.jsonl: 2 lines/,
    );

    const last = beside.at(-1) ?? '';
    writeFileSync(last, linesOf(last).join('\n').replaceAll('ann', 'bob').concat('\n'));
    assert.deepEqual(await filesOf(), [1, [file, ...beside.slice(0, -1)]]);

    rmSync(last);
    rmSync(file);
    assert.deepEqual(await filesOf(), [0, beside.slice(0, -1)]);
  });

  it('does not accept that only the trail of roster update is left', async () => {
    using folder = createTemporaryFolder();
    const config = configure(folder);
    renameSync(await writeTrail(folder.path, 1), join(folder.path, 'audit-cli.jsonl'));
    const { code, stderr } = await verify(config);
    assert.equal(code, 78);
    assert.match(stderr, /audit\.jsonl cannot be used: it cannot be read \(ENOENT\)/);
  });

  it('notes the open intent of a killed gateway', async () => {
    using folder = createTemporaryFolder();
    // The upstream receives the change and never responds.
    await using upstream = await startHttpServer(() => {});
    const config = configure(folder, upstream.url);
    await using roster = await startRoster({ args: ['start', '--config', config] });
    const response = update(roster.url, {
      vmsBilling: { user: { login: { login: 'ann' } }, status: 'BLOCKED' },
    });
    response.catch(() => {});
    await until(() => upstream.arrivals.length > 0);
    await roster.stop('SIGKILL');
    await assert.rejects(response);

    const { code, stdout } = await verify(config);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^1 lines, head 1:.*\nNote: Line 1 \(request \S+\) is an intent without an outcome\.\n/,
    );
    const audit = { file: join(folder.path, 'audit.jsonl'), key: KEY };
    const next = await startGatewayOver(
      { vms: { kind: 'vms', billing: { url: upstream.url } } },
      { audit },
    );
    await next.close();
    assert.equal((await verify(config)).code, 0);
  });
});
