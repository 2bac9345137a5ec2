import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { findUnitTests, isUnitTest } from '../../tools/find-unit-tests.ts';
import { ROOT } from '../support/files/sources.ts';

describe('Unit tests', () => {
  for (const [file, why, expected] of [
    ['test/request/deadline.test.ts', 'starts nothing', true],
    ['test/http/shutdown.test.ts', 'starts a process', false],
    ['test/upstream/upstream-client.test.ts', 'starts a server', false],
    ['packages/graphiql/test/page.test.ts', 'starts a browser', false],
    ['test/graphql/requests.test.ts', 'starts a gateway', false],
  ] as const) {
    it(`${expected ? 'include' : 'exclude'} a file that ${why}`, () => {
      assert.equal(isUnitTest(file), expected);
    });
  }

  it('are a good part of all tests', () => {
    assert.ok(findUnitTests().length > 120);
  });

  for (const [what, statement] of [
    ['a process', "(await import('node:child_process')).spawn('true')"],
    ['a server', "(await import('node:http')).createServer().listen(0)"],
    ['a connection', "(await import('node:net')).connect(1)"],
  ] as const) {
    it(`fail by ${what}`, () => {
      const args = ['--import', `${ROOT}tools/forbid-starts.ts`, '--input-type=module'];
      const { status, stderr } = spawnSync(process.execPath, [...args, '-e', statement]);
      assert.match(String(stderr), /A unit test must not/);
      assert.equal(status, 1);
    });
  }
});
