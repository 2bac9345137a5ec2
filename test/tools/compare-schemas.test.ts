import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
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

/** Creates a repository with one commit, in which the schema has the fields `user` and `node`. */
function createRepository() {
  const folder = createTemporaryFolder();
  mkdirSync(join(folder.path, 'src/generated'), { recursive: true });
  const writeSchema = (sdl: string) => folder.write('src/generated/schema.graphql', sdl);
  const commit = (...tags: readonly string[]) => {
    git(folder.path, 'add', '.');
    git(folder.path, 'commit', '--quiet', '--allow-empty', '--message', 'Commit');
    for (const tag of tags) git(folder.path, 'tag', tag);
  };
  git(folder.path, 'init', '--quiet');
  folder.write('CHANGELOG.md', '# Changelog\n\n## 0.1.0\n\nThe first version.\n');
  writeSchema(schema('user', 'node'));
  commit();
  return {
    path: folder.path,
    write: folder.write,
    writeSchema,
    commit,
    compare: () => compareIn(folder.path),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

describe('npm run check:schema', () => {
  it('fails and names every break since the release', () => {
    using repository = createRepository();
    repository.commit('v0.1.0');
    repository.commit();
    repository.writeSchema(schema('node'));
    const { status, stdout, stderr } = repository.compare();
    assert.equal(status, 1);
    assert.match(stdout, /Comparing the schema with that of v0\.1\.0\./);
    assert.match(stderr, /^ {2}`Query\.user` {2}Field 'user' was removed/m);
    assert.match(stderr, /under "### Breaking"/);
    assert.doesNotMatch(stderr, /Query\.node|\n\s+at /);
  });

  it('passes if the changelog announces the break, and prints it', () => {
    using repository = createRepository();
    repository.commit('v0.1.0');
    repository.writeSchema(schema('node'));
    repository.write(
      'CHANGELOG.md',
      '# Changelog\n\n## 0.2.0\n\n### Breaking\n\n- `Query.user` is gone.\n\n## 0.1.0\n',
    );
    const { status, stdout, stderr } = repository.compare();
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /Announced breaking changes:\n {2}`Query\.user`/);
  });

  it('ignores an announcement that the previous release made', () => {
    using repository = createRepository();
    repository.write('CHANGELOG.md', '## 0.1.0\n\n### Breaking\n\n- `Query.user` is gone.\n');
    repository.commit('v0.1.0');
    repository.writeSchema(schema('node'));
    assert.equal(repository.compare().status, 1);
  });

  it('passes with a note on changes that clients may notice', () => {
    using repository = createRepository();
    repository.commit('v0.1.0');
    repository.writeSchema(schema('user', 'node', 'users').replace('ON', 'ON OFF'));
    const { status, stdout } = repository.compare();
    assert.equal(status, 0);
    assert.match(stdout, /may notice:\n {2}`Status\.OFF`/);
    assert.match(stdout, /No unannounced breaking changes\.\n$/);
  });

  it('compares with the newest final release by version', () => {
    using repository = createRepository();
    repository.commit('v0.10.0');
    repository.writeSchema(schema('node'));
    repository.commit('v0.9.0', 'v0.10.0-rc.1', 'vendor', '1.0.0');
    const { status, stdout } = repository.compare();
    assert.match(stdout, /that of v0\.10\.0\./);
    assert.equal(status, 1);
  });

  it('compares with the previous commit if no release is tagged', () => {
    using repository = createRepository();
    repository.writeSchema(schema('node'));
    repository.commit();
    const { status, stdout, stderr } = repository.compare();
    assert.equal(status, 1);
    assert.match(stdout, /that of the previous commit \([0-9a-f]{7}\), as no release is tagged\./);
    assert.match(stderr, /`Query\.user`.*\n[\s\S]* in its first section,/);
  });

  it('passes at the first commit with nothing to compare', () => {
    using repository = createRepository();
    const { status, stdout } = repository.compare();
    assert.equal(status, 0);
    assert.equal(
      stdout,
      'No earlier schema to compare with. There is neither a release nor a previous commit.\n',
    );
  });

  it('reports that the release had no schema', () => {
    using repository = createRepository();
    git(repository.path, 'rm', '--quiet', '--cached', 'src/generated/schema.graphql');
    git(repository.path, 'commit', '--quiet', '--message', 'Commit');
    git(repository.path, 'tag', 'v0.1.0');
    const { status, stdout } = repository.compare();
    assert.equal(status, 0);
    assert.match(stdout, /^No earlier schema .*no src\/generated\/schema\.graphql in v0\.1\.0\.$/m);
  });

  it('rejects a shallow clone', () => {
    using repository = createRepository();
    repository.commit('v0.1.0');
    using clone = createTemporaryFolder();
    const url = pathToFileURL(repository.path).href;
    git(clone.path, 'clone', '--quiet', '--depth', '1', url, 'shallow');
    const { status, stderr } = compareIn(join(clone.path, 'shallow'));
    assert.equal(status, 1);
    assert.match(stderr, /This clone is shallow\..*git fetch --unshallow --tags\n$/);
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

  it('rejects a folder without a repository', () => {
    using repository = createRepository();
    rmSync(join(repository.path, '.git'), { recursive: true });
    const { status, stderr } = repository.compare();
    assert.equal(status, 1);
    assert.match(stderr, /could not be compared\. Git failed: .*not a git repository/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('fails without git', () => {
    using repository = createRepository();
    const { status, stderr } = compareIn(repository.path, { PATH: repository.path });
    assert.equal(status, 1);
    assert.match(stderr, /could not be compared\. Git could not be run: .*ENOENT\n$/);
  });
});
