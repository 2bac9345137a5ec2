import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { watchNpm } from '../../src/commands/npm-parent.ts';

/** Watches a parent process that ends, and returns how often that was noticed. */
function watchEnd(t: TestContext, environment: Readonly<Record<string, string>>): number {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let [parent, noticed] = [4321, 0];
  watchNpm(() => noticed++, { environment, pid: () => parent });
  t.mock.timers.tick(60_000);
  assert.equal(noticed, 0);
  parent = 1;
  t.mock.timers.tick(60_000);
  return noticed;
}

describe('watchNpm', () => {
  it('reports once that npm has ended', (t) => {
    assert.equal(watchEnd(t, { npm_lifecycle_event: 'start' }), 1);
  });

  it('watches no other parent process', (t) => {
    assert.equal(watchEnd(t, {}), 0);
  });
});
