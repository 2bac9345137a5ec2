import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

it('npm pack fails if the package would have no GraphiQL', () => {
  using folder = createTemporaryFolder();
  // No package is installed in this folder, so the page cannot be built.
  const script = join(folder.path, 'build.mjs');
  cpSync(join(ROOT, 'packages/graphiql/build.js'), script);
  const check = () => spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  const { status, stderr } = check();
  assert.equal(status, 1);
  assert.match(stderr, /would have no GraphiQL: run npm ci/);

  mkdirSync(join(folder.path, 'dist'));
  writeFileSync(join(folder.path, 'dist/index.html'), '');
  assert.equal(check().status, 0);
});
