import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

/**
 * An environment without user settings and without any repository except that of the working
 * folder: a git hook sets some of these variables.
 */
const ENVIRONMENT = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CEILING_DIRECTORIES: tmpdir(),
  LC_ALL: 'C',
};

function run(folder: string, command: string, args: readonly string[], environment = {}) {
  const env = { ...ENVIRONMENT, ...environment };
  return spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
}

const compareIn = (folder: string, environment = {}) =>
  run(folder, process.execPath, [join(ROOT, 'tools/compare-schemas.ts')], environment);

let now = 1_700_000_000;

/** Runs git one second later than the previous command, so that commits are ordered by time. */
function git(folder: string, ...args: readonly string[]): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.net'];
  const time = { GIT_COMMITTER_DATE: `${++now} +0000` };
  const { status, stderr } = run(folder, 'git', [...author, ...args], time);
  assert.equal(status, 0, stderr);
}

const schema = (...fields: readonly string[]) =>
  `type Query {\n${fields.map((field) => `  ${field}: Status`).join('\n')}\n}\nenum Status { ON }\n`;

/** Creates a repository of version 0.2.0, whose released schema has the fields `user` and `node`, and an old field. */
function createRepository(version = '0.2.0') {
  const folder = createTemporaryFolder();
  mkdirSync(join(folder.path, 'src/generated'), { recursive: true });
  mkdirSync(join(folder.path, 'docs/schema'), { recursive: true });
  const writeSchema = (sdl: string) => folder.write('src/generated/schema.graphql', sdl);
  const writeRelease = (name: string, sdl: string) => folder.write(`docs/schema/${name}`, sdl);
  const commit = (...tags: readonly string[]) => {
    git(folder.path, 'add', '.');
    git(folder.path, 'commit', '--quiet', '--allow-empty', '--message', 'Commit');
    for (const tag of tags) git(folder.path, 'tag', tag);
  };
  git(folder.path, 'init', '--quiet');
  folder.write('package.json', JSON.stringify({ version }));
  writeSchema(RELEASED);
  writeRelease('v0.2.0.graphql', RELEASED);
  commit();
  return {
    path: folder.path,
    writeSchema,
    writeRelease,
    commit,
    compare: () => compareIn(folder.path),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

const RELEASED = schema('user', 'node', 'old @deprecated(reason: "Use node.")').replaceAll(
  /old (@[^:]+: "[^"]*"\)): Status/g,
  'old: Status $1',
);

describe('npm run check:schema', () => {
  it('fails and names every break since the release', () => {
    using repository = createRepository();
    repository.writeSchema(schema('node', 'old'));
    const { status, stdout, stderr } = repository.compare();
    assert.equal(status, 1);
    assert.match(
      stdout,
      /that of v0\.2\.0 \(docs\/schema\/v0\.2\.0\.graphql; this clone has no tag/,
    );
    assert.match(stderr, /^ {2}`Query\.user` {2}Field 'user' was removed/m);
    assert.doesNotMatch(stderr, /Query\.node|\n\s+at /);
  });

  it('compares the copy of the release with its tag', () => {
    using repository = createRepository();
    repository.commit('v0.2.0');
    const { status, stdout, stderr } = repository.compare();
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(
      stdout,
      /\(docs\/schema\/v0\.2\.0\.graphql, as at the tag v0\.2\.0\)\.\nNo breaking/,
    );
  });

  it('rejects a copy that differs from its tag', () => {
    using repository = createRepository();
    repository.commit('v0.2.0');
    repository.writeRelease('v0.2.0.graphql', schema('node'));
    const { status, stderr } = repository.compare();
    assert.equal(status, 1);
    assert.match(
      stderr,
      /is not the schema at the tag v0\.2\.0\. Restore it: git show v0\.2\.0:src/,
    );
  });

  it('passes with a note on changes that clients may notice', () => {
    using repository = createRepository();
    repository.writeSchema(RELEASED.replace('ON', 'ON OFF'));
    const { status, stdout } = repository.compare();
    assert.equal(status, 0);
    assert.match(stdout, /may notice:\n {2}`Status\.OFF`/);
    assert.match(stdout, /No breaking changes\.\n$/);
  });

  it('compares with the newest release by version', () => {
    using repository = createRepository('0.11.0');
    repository.writeRelease('v0.10.0.graphql', schema('node'));
    repository.writeRelease('v0.9.0.graphql', schema('user'));
    repository.writeRelease('notes.md', 'No schema.');
    repository.writeSchema(schema('node'));
    const { status, stdout } = repository.compare();
    assert.match(stdout, /that of v0\.10\.0 /);
    assert.equal(status, 0);
  });

  for (const [version, code] of [
    ['0.2.1', 1],
    ['0.2.10', 1],
    ['0.3.0', 0],
    ['0.10.0', 0],
    ['1.0.0', 0],
    ['0.1.0', 1],
  ] as const) {
    it(`${code === 0 ? 'allows' : 'refuses'} the removal of a deprecated field in ${version}`, () => {
      using repository = createRepository(version);
      repository.writeSchema(schema('user', 'node'));
      const { status, stdout, stderr } = repository.compare();
      assert.equal(status, code);
      assert.match(code === 0 ? stdout : stderr, /`Query\.old`/);
    });
  }

  it('needs no git and no history', () => {
    using repository = createRepository();
    rmSync(join(repository.path, '.git'), { recursive: true });
    assert.equal(repository.compare().status, 0);
    assert.equal(compareIn(repository.path, { PATH: repository.path }).status, 0);
  });

  it('says what to do without a released schema', () => {
    using repository = createRepository();
    rmSync(join(repository.path, 'docs/schema'), { recursive: true });
    const { status, stderr } = repository.compare();
    assert.equal(status, 1);
    assert.match(stderr, /no schema of a release.*npm run release:schema/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('rejects a folder without a schema', () => {
    using folder = createTemporaryFolder();
    const { status, stderr } = compareIn(folder.path);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /schema\.graphql could not be read\. Run this from the root of the repository\.\n$/,
    );
  });
});

describe('npm run release:schema', () => {
  it('copies the schema as that of the version', () => {
    using repository = createRepository('0.3.0');
    repository.writeSchema(schema('node'));
    const { stdout } = run(repository.path, process.execPath, [
      join(ROOT, 'tools/copy-released-schema.ts'),
    ]);
    assert.match(stdout, /^docs\/schema\/v0\.3\.0\.graphql .*git tag v0\.3\.0\n$/);
    assert.match(repository.compare().stdout, /that of v0\.3\.0 /);
  });
});
