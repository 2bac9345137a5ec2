import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { update } from '../support/clients/graphql.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { runCommand, runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

/** Asserts that there is no stack, and at most one line for each problem. */
function assertClear(stderr: string): void {
  assert.doesNotMatch(stderr, /\n\s+at |node:internal|Error:/);
  assert.ok(stderr.trim() !== '');
}

/** Occupies a port. */
async function takePort(): Promise<AsyncDisposable & { readonly port: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' ? String(address?.port) : '',
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A module that makes Node report the package of the simulators as missing, as in a production install. */
const WITHOUT_SIMULATORS = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (name, context, next) => {
      if (name !== '@roster/simulators') return next(name, context);
      throw Object.assign(new Error("Cannot find package '@roster/simulators'"), {
        code: 'ERR_MODULE_NOT_FOUND',
      });
    },
  });
`)}`;

describe('roster start', () => {
  it('reports in one line that the port is taken', async () => {
    await using taken = await takePort();
    const { port } = taken;
    const { code, stderr } = await runCommand({ args: ['start'], environment: { PORT: port } });
    assert.equal(code, 1);
    assertClear(stderr);
    assert.equal(
      stderr.trim(),
      `Port ${port} is already in use: set --port, PORT, or server.port in the configuration.`,
    );
  });

  it('names --host if its value is invalid', async () => {
    const { code, stderr } = await runCommand({ args: ['start', '--host', '0.0.0.0'] });
    assert.equal(code, 78);
    assert.match(stderr, /^The command line cannot be used:\n {2}--host: must be a loopback host/);
  });

  it('refuses an invalid PORT and an invalid HOST', async () => {
    for (const [environment, problem] of [
      [{ PORT: 'abc' }, 'server.port: must be a whole number'],
      [{ PORT: '65536' }, 'server.port: must be at most 65535'],
      [
        { HOST: '127.999.1.1' },
        'server.host: must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
      ],
    ] as const) {
      const { code, stderr } = await runCommand({ args: ['start'], environment });
      assert.equal(code, 78);
      assert.equal(stderr, `The environment cannot be used:\n  ${problem}\n`);
    }
  });

  it('reports all problems of a configuration and exits with 78', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write(
      'roster.yml',
      'server: { port: x }\nproviders: { vms: { kind: vms } }\n',
    );
    const { code, stderr } = await runCommand({ args: ['start', '--config', file] });
    assert.equal(code, 78);
    assertClear(stderr);
    assert.match(
      stderr,
      /cannot be used:\n {2}line 1, column 17: server\.port: .*\n {2}line 2, column 19: providers\.vms: must have billing, admin or both/,
    );
  });

  it('G12: names all problems by path, without values', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write(
      'roster.yml',
      `nonsense: canary
limits: { deadlineMs: canary, inFlight: -1 }
providers:
  plain: { kind: activePlatform, url: "http://canary.example", apiToken: x }
  secretless: { kind: onApp, url: "https://panel.example", username: x, apiKey: "\${NOBODY_SETS_THIS}" }
  Canary!: { kind: activePlatform, url: "https://platform.example", apiToken: x }
`,
    );
    const { code, stderr } = await runCommand({ args: ['start', '--config', file] });
    assert.equal(code, 78);
    assertClear(stderr);
    for (const problem of [
      'providers.secretless.apiKey: the environment has no NOBODY_SETS_THIS',
      'limits.deadlineMs: must be a whole number',
      'limits.inFlight: must be at least 0',
      'providers.plain.url: must be https, or set allowHttp: true',
      'must be lower case letters, digits and hyphens',
      'nonsense: unknown option',
    ]) {
      assert.ok(stderr.includes(problem), `${problem}\n${stderr}`);
    }
    assert.doesNotMatch(stderr, /canary/);
  });

  it('G12: names a duplicate provider by its line', async () => {
    using folder = createTemporaryFolder();
    const provider = 'active: { kind: activePlatform, url: "https://x.example", apiToken: x }';
    const file = folder.write('roster.yml', `providers:\n  ${provider}\n  ${provider}\n`);
    const { code, stderr } = await runCommand({ args: ['start', '--config', file] });
    assert.equal(code, 78);
    assertClear(stderr);
    assert.match(stderr, /line 3, column 3: providers\.active: is set twice, first on line 2/);
  });

  it('refuses open access for other hosts', async () => {
    const { code, stderr } = await runCommand({
      args: ['start'],
      environment: { HOST: '0.0.0.0' },
    });
    assert.equal(code, 78);
    assert.match(stderr, /must be a loopback host .*; to serve others set access\.mode to /);
  });

  it('reads roster.yml of the working directory', async () => {
    using folder = createTemporaryFolder();
    folder.write('roster.yml', 'nonsense: 1');
    const { code, stderr } = await runCommand({ args: ['start'], folder: folder.path });
    assert.equal(code, 78);
    assert.match(stderr, /^roster\.yml cannot be used/);
  });

  it('refuses --cors without an origin or with a configuration', async () => {
    const wrong = await runCommand({ args: ['start', '--cors', '*'], environment: { PORT: '0' } });
    assert.deepEqual(
      [wrong.code, wrong.stderr],
      [
        78,
        'The command line cannot be used:\n  --cors: must be an origin such as https://desk.example.net; * would allow every site\n',
      ],
    );
    using folder = createTemporaryFolder();
    folder.write('roster.yml', 'server: { port: 0 }\n');
    const args = ['start', '--cors', 'http://localhost:*'];
    const { code, stderr } = await runCommand({ args, folder: folder.path });
    assert.deepEqual(
      [code, stderr],
      [
        78,
        'The command line cannot be used:\n  --cors: is only for a gateway without a configuration; set server.cors.origins in roster.yml\n',
      ],
    );
  });

  describe('with a configuration that has no providers', () => {
    const file = 'server: { port: 0, cors: { origins: ["http://localhost:*"] } }\n';

    it('runs the simulators and warns, where --port and --host say', async () => {
      using folder = createTemporaryFolder();
      await using taken = await takePort();
      const { port } = taken;
      const text = `server: { port: ${port}, host: 127.0.0.1, drainMs: 0 }\n`;
      folder.write('roster.yml', text);
      const args = ['start', '--port', '0', '--host', '127.0.0.2'];
      const environment = { PORT: port, HOST: '127.0.0.1' };
      await using roster = await startRoster({ args, environment, folder: folder.path });
      assert.match(roster.url, /^http:\/\/127\.0\.0\.2:\d+$/);
      const output = roster.output();
      assert.match(
        output,
        /^Warning: roster\.yml has no providers, so every provider is simulated$/m,
      );
      assert.doesNotMatch(output, /literal secret/);
      const input = {
        vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' },
      };
      assert.equal((await update(roster.url, input)).user?.['status'], 'BLOCKED');
      // A reload also obeys the options.
      folder.write('roster.yml', `writes: false\n${text}`);
      roster.signal('SIGHUP');
      await until(() => roster.output().includes('Configuration reloaded'));
      assert.equal((await update(roster.url, input)).code, 'READ_ONLY');
      assert.equal((await roster.stop('SIGTERM')).code, 0);
    });

    it('fails if the simulators are not installed', async () => {
      using folder = createTemporaryFolder();
      folder.write('roster.yml', file);
      const { code, stderr } = await runRoster({
        args: ['start'],
        folder: folder.path,
        nodeArguments: ['--import', WITHOUT_SIMULATORS],
      });
      assert.deepEqual(
        [code, stderr],
        [
          78,
          'roster.yml cannot be used:\n  providers: is missing, and the package @roster/simulators, which would simulate them, is not installed\n',
        ],
      );
    });

    it('is refused by roster check, which says what start does', async () => {
      using folder = createTemporaryFolder();
      folder.write('roster.yml', file);
      const { code, stderr } = await runCommand({ args: ['check'], folder: folder.path });
      assert.equal(code, 78);
      assert.match(
        stderr,
        /providers: must name at least one provider; if the section is absent, roster start runs the simulators/,
      );
    });

    it('is refused if the section is there and empty', async () => {
      using folder = createTemporaryFolder();
      folder.write('roster.yml', `${file}providers:\n`);
      const { code, stderr } = await runCommand({ args: ['start'], folder: folder.path });
      assert.equal(code, 78);
      assert.match(stderr, /providers: must name at least one provider/);
    });
  });
});

describe('roster check', () => {
  const configuration = (url: string) => `
providers:
  active: { kind: activePlatform, url: "${url}", apiToken: "canary" }
`;

  it('makes one harmless read and reports success', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, [{ id: 1 }]));
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', configuration(server.url));
    const { code, stdout } = await runCommand({ args: ['check', '--config', file] });
    assert.equal(code, 0);
    assert.match(stdout, /active: ActivePlatform vendor API responds as documented/);
    assert.deepEqual(
      server.arrivals.map(({ method }) => method),
      ['GET'],
    );
  });

  it('names the fields that have drifted, without values', async () => {
    await using server = await startHttpServer((response) =>
      sendJson(response, 200, [{ id: 1, email: {}, created_at: 'canary' }, { id: 'canary' }]),
    );
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', configuration(server.url));
    const { code, stdout, stderr } = await runCommand({ args: ['check', '--config', file] });
    assert.equal(code, 1);
    assert.match(stderr, /active: ActivePlatform vendor API: UPSTREAM_CONTRACT/);
    for (const path of ['$.1.id', '$.0.email', '$.0.created_at']) {
      assert.ok(stderr.includes(`${path}: expected `), stderr);
    }
    assert.doesNotMatch(stdout + stderr, /: canary|canary"/);
  });

  it('prints one JSON document with --json', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, [{ id: 1 }]));
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', configuration(server.url));
    const args = ['check', '--json', '--config', file];
    const environment = { NODE_EXTRA_CA_CERTS: '' };
    const valid = await runCommand({ args, environment });
    assert.deepEqual([valid.code, valid.stderr], [0, '']);
    const { checks, warnings, ...rest } = JSON.parse(valid.stdout);
    assert.deepEqual(rest, { ok: true, source: file, problems: [], departures: [] });
    assert.match(warnings.join(), /^providers\.active\.apiToken: literal secret/);
    const [host, { message, ...check }] = checks;
    assert.deepEqual([host.name, host.ok], ['server.host', true]);
    assert.deepEqual(check, { name: 'active', ok: true });
    assert.match(message, /^ActivePlatform vendor API responds as documented/);

    folder.write('roster.yml', configuration('http://127.0.0.1:1'));
    const failed = await runCommand({ args, environment });
    assert.deepEqual([failed.code, failed.stderr], [1, '']);
    const document = JSON.parse(failed.stdout);
    const { ok, message: fault } = document.checks[1];
    assert.deepEqual([document.ok, ok], [false, false]);
    assert.match(fault, /UPSTREAM_UNREACHABLE/);

    folder.write('roster.yml', `nonsense: true\n${configuration('https://canary.example')}`);
    const invalid = await runCommand({ args, environment });
    assert.deepEqual([invalid.code, invalid.stderr], [78, '']);
    const { problems, ...others } = JSON.parse(invalid.stdout);
    assert.deepEqual(others, { ok: false, source: file });
    assert.match(problems.join(), /nonsense/);
    assert.doesNotMatch(invalid.stdout, /canary/);
  });

  it('reports a missing configuration', async () => {
    using folder = createTemporaryFolder();
    const { code, stderr } = await runCommand({ args: ['check'], folder: folder.path });
    assert.equal(code, 78);
    assertClear(stderr);
  });
});

describe('roster key', () => {
  it('makes a key that its printed settings accept', async () => {
    const { code, stdout } = await runCommand({ args: ['key'] });
    assert.equal(code, 0);
    const [, key = ''] = /^ {2}(roster_[\w-]{43})$/m.exec(stdout) ?? [];
    const { access } = parse(stdout.slice(stdout.indexOf('access:')));
    assert.equal(access.mode, 'apiKeys');
    const [{ sha256, scopes }] = access.apiKeys;
    assert.equal(sha256, createHash('sha256').update(key).digest('hex'));
    assert.deepEqual(scopes, ['users:read']);
    const again = await runCommand({ args: ['key'] });
    assert.ok(!again.stdout.includes(key));
  });
});

describe('roster key --json', () => {
  it('prints the key and its hash', async () => {
    const { code, stdout } = await runCommand({ args: ['key', '--json'] });
    assert.equal(code, 0);
    const { key, sha256, ...rest } = JSON.parse(stdout);
    assert.match(key, /^roster_[\w-]{43}$/);
    assert.equal(sha256, createHash('sha256').update(key).digest('hex'));
    assert.deepEqual(rest, {});
  });
});

describe('roster schema', () => {
  it('prints the SDL', async () => {
    const { code, stdout } = await runCommand({ args: ['schema'] });
    assert.equal(code, 0);
    assert.match(stdout, /input UpdateUserInput @oneOf \{/);
  });
});

describe('roster simulate', () => {
  it('runs only the simulators and prints a configuration for them', async () => {
    const child = spawn(process.execPath, [`${ROOT}bin/roster.js`, 'simulate', '--port', '0']);
    let stdout = '';
    for await (const chunk of child.stdout) {
      stdout += chunk;
      if (stdout.includes('password: gateway-demo-password')) break;
    }
    const url = /OnApp 6\.7 API\s+(\S+)/.exec(stdout)?.[1];
    const journal = await fetch(`${url}/_simulator/journal`);
    assert.deepEqual(await journal.json(), []);
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', stdout.slice(stdout.indexOf('providers:')));
    const checked = await runCommand({ args: ['check', '--config', file] });
    child.kill('SIGTERM');
    assert.equal(checked.code, 0, checked.stderr);
  });

  it('reports in one line that its port is taken', async () => {
    await using taken = await takePort();
    // The simulators begin at --port; the occupied port need not be the first.
    const first = String(Math.min(Number(taken.port), 65_532));
    const { code, stderr } = await runCommand({ args: ['simulate', '--port', first] });
    assert.equal(code, 1);
    assertClear(stderr);
    assert.equal(stderr, `Port ${taken.port} is already in use: choose others with --port.\n`);
  });
});

describe('roster', () => {
  it('prints the invalid argument and the command for help', async () => {
    const { code, stdout, stderr } = await runCommand({ args: ['strat'] });
    assert.deepEqual([code, stdout], [64, '']);
    assertClear(stderr);
    assert.equal(
      stderr,
      'error: unknown command \'strat\'\n(Did you mean start?)\nSee "roster --help".\n',
    );
  });

  it('prints its commands with --help', async () => {
    const { code, stdout, stderr } = await runCommand({ args: ['--help'] });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Usage: roster \[options\] \[command\]\n/);
  });
});
