import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT, readSource } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

describe('Published package', () => {
  it('runs from its own files, without the sources', () => {
    using folder = createTemporaryFolder();
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const outDir = join(folder.path, 'dist');
    execFileSync(process.execPath, [
      tsc,
      '-p',
      join(ROOT, 'tsconfig.build.json'),
      '--outDir',
      outDir,
    ]);
    mkdirSync(join(folder.path, 'src/generated'), { recursive: true });
    const { files } = JSON.parse(readSource('package.json'));
    const shipped = [
      'bin',
      'schema',
      'src/generated/schema.graphql',
      'src/generated/roster.schema.json',
    ];
    for (const path of shipped) {
      assert.ok(files.includes(path), `${path} is not shipped`);
      symlinkSync(join(ROOT, path), join(folder.path, path));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
    folder.write('package.json', readSource('package.json'));

    const roster = (...args: string[]) =>
      execFileSync(
        process.execPath,
        ['--preserve-symlinks-main', join(folder.path, 'bin/roster.js'), ...args],
        {
          cwd: folder.path,
          encoding: 'utf8',
          stdio: 'pipe',
        },
      );
    assert.match(roster('schema'), /input UpdateUserInput @oneOf/);
    assert.match(roster('config-schema'), /"title": "roster\.yml"/);
  });
});
