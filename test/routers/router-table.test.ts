import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { OBSERVED } from '../support/federation/observations.ts';
import { readSource } from '../support/files/sources.ts';
import { COMPOSER_ROWS, ROUTER_ROWS, withRouterTables } from './router-table.ts';

describe('Router tables in docs/scaling.md', () => {
  it('show what the tests recorded', () => {
    const page = readSource('docs/scaling.md');
    assert.equal(page, withRouterTables(page));
  });

  it('have a row for everything that is recorded', () => {
    for (const file of readdirSync(OBSERVED)) {
      const rows = file.startsWith('composer-') ? COMPOSER_ROWS : ROUTER_ROWS;
      const { observed } = JSON.parse(readFileSync(join(OBSERVED, file), 'utf8'));
      const unknown = Object.keys(observed).filter((key) => !Object.hasOwn(rows, key));
      assert.deepEqual(unknown, [], file);
    }
  });

  it('name the versions that are in the lock files', () => {
    const folders = readdirSync(join(OBSERVED, '..'), { withFileTypes: true });
    const locks = folders
      .filter((entry) => entry.isDirectory() && entry.name !== 'observed')
      .map(({ name }) => `test/routers/${name}/package-lock.json`);
    const versions = new Set(
      ['package-lock.json', ...locks].flatMap((lock) => {
        const { packages } = JSON.parse(readSource(lock));
        return Object.entries<{ version?: string }>(packages).map(
          ([place, { version }]) => `${place.split('node_modules/').at(-1)} ${version}`,
        );
      }),
    );
    for (const file of readdirSync(OBSERVED)) {
      const { name, composer } = JSON.parse(readFileSync(join(OBSERVED, file), 'utf8'));
      const named: readonly string[] =
        `${name} ${composer}`.match(/@?[\w/-]+ \d+\.\d+\.\d+/g) ?? [];
      assert.ok(named.length > 0, file);
      assert.deepEqual(
        named.filter((each) => !versions.has(each)),
        [],
        file,
      );
    }
  });
});
