import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { REQUEST_ERROR_CODES } from '../src/graphql/format-error.ts';
import { CLIENT_ERROR_CODES } from '../src/providers/client-error.ts';
import { UPSTREAM_ERROR_CODES } from '../src/upstream/upstream-error.ts';
import { RESULT_CODES } from '../src/users/problem.ts';
import { startDemo } from './support/demo.ts';
import { send } from './support/graphql.ts';
import { filesBelow, ROOT, readSource } from './support/sources.ts';

/** Of the HTTP server, and of bugs. */
const OTHER_CODES = ['NOT_FOUND', 'INTERNAL_SERVER_ERROR'];

const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')];

describe('The documentation', () => {
  it('explains every code, and none that does not exist', () => {
    const documented = [...readSource('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      ([, code]) => code,
    );
    const codes = [
      ...RESULT_CODES,
      ...UPSTREAM_ERROR_CODES,
      ...CLIENT_ERROR_CODES,
      ...REQUEST_ERROR_CODES,
      ...OTHER_CODES,
    ];
    assert.deepEqual([...new Set(documented)].sort(), [...new Set(codes)].sort());
  });

  it('links to files that exist', () => {
    const broken = PAGES.flatMap((page) =>
      [...readSource(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => join(dirname(page), target))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${page} → ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it('names files of the repository that exist', () => {
    const named = PAGES.flatMap((page) =>
      [
        ...readSource(page).matchAll(/`((?:src|test|schema|docs|graphiql|bin)\/[\w./-]+\.\w+)`/g),
      ].map(([, file = '']) => ({ page, file })),
    );
    assert.deepEqual(
      // The guide adds a provider that there is not: acme.
      named.filter(({ file }) => !/\bacme\b/.test(file) && !existsSync(join(ROOT, file))),
      [],
    );
  });

  it('answers what the README says', async () => {
    const examples = [
      ...readSource('README.md').matchAll(
        /```graphql\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```/g,
      ),
    ];
    assert.equal(examples.length, 2);
    await using demo = await startDemo();
    for (const [, operation = '', answer = ''] of examples) {
      const { text } = await send(demo.url, operation);
      assert.deepEqual(JSON.parse(text), JSON.parse(answer));
    }
  });

  it('names every command in the README or in CONTRIBUTING', () => {
    const { scripts } = JSON.parse(readSource('package.json'));
    const text = readSource('README.md') + readSource('CONTRIBUTING.md');
    const parts = new Set([
      'prepare',
      'lint',
      'types',
      'build:graphiql',
      'build:schema',
      'check:generated',
    ]);
    const silent = Object.keys(scripts).filter((name) => !parts.has(name) && !text.includes(name));
    assert.deepEqual(silent, []);
  });
});
