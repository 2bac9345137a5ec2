import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { readSettings } from '../../src/config/read-settings.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { catchProblems } from '../support/config/problems.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';

const TEXT = `server: { port: 4321 }
providers: { a: { kind: activePlatform, url: "http://127.0.0.1:1", apiToken: x } }
`;

describe('A configuration in a pipe', () => {
  it('is refused if the pipe has a name', () => {
    using folder = createTemporaryFolder();
    const pipe = `${folder.path}/roster.yml`;
    execFileSync('mkfifo', [pipe]);
    const problems = catchProblems(() =>
      readSettings({ file: pipe, environment: {} }, settingsSchema()),
    );
    assert.match(problems.join(), /^the file is not a regular file: /);
  });

  it('is read if a shell makes the pipe', () => {
    using folder = createTemporaryFolder();
    folder.write('roster.yml', TEXT);
    folder.write(
      'read.ts',
      `import { readSettings } from '${ROOT}src/config/read-settings.ts';
import { settingsSchema } from '${ROOT}src/providers/registry.ts';
const { settings } = readSettings({ file: '/dev/stdin', environment: {} }, settingsSchema());
console.log(settings.server.port);
`,
    );
    const command = `cat roster.yml | "${process.execPath}" read.ts`;
    const printed = execFileSync('sh', ['-c', command], { cwd: folder.path, encoding: 'utf8' });
    assert.equal(printed, '4321\n');
  });
});
