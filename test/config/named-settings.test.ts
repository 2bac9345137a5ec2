import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesBelow, readSource } from '../support/files/sources.ts';

/** Every setting by its path. Those of a provider have no name of the provider before them, as on most pages. */
const SETTINGS = readSource('docs/settings.md')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const [, name] = /^`(\w+)`/.exec(section) ?? [];
    const paths = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path);
    return paths.map((path) => (name === undefined ? path : `${name}.${path}`));
  })
  .map((path) => path.replaceAll('[]', ''));

const ALL = new Set(SETTINGS);
const GROUPS = new Set(SETTINGS.filter((path) => path.includes('.')).map(toGroup));

/** The groups of a provider with several APIs, each of which has the settings of any API. */
const APIS = ['billing', 'admin'];

function toGroup(path: string): string {
  return path.slice(0, path.indexOf('.'));
}

/** An attribute of OpenTelemetry that looks like one. */
const OTHERS = ['server.address'];

function isKnown(path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  return (
    ALL.has(path) || OTHERS.includes(path) || (APIS.includes(first) && ALL.has(rest.join('.')))
  );
}

/** Returns the paths of settings that a page names, such as `limits.perCaller`, with or without a value. */
const findNamed = (page: string): readonly string[] =>
  [...page.matchAll(/`([a-z]\w*(?:\[\])?(?:\.[a-z]\w*(?:\[\])?)+)(?::[^`]*)?`/gi)]
    .map(([, path = '']) => path.replaceAll('[]', ''))
    .filter((path) => GROUPS.has(toGroup(path)) && !/\.(?:jsonl?|ts|yml)$/.test(path));

// Changelogs and decisions name settings of their time.
const PAGES = ['README.md', 'deploy/README.md', ...filesBelow('docs', '.md')].filter(
  (page) => !page.startsWith('docs/decisions/') && page !== 'docs/upgrading.md',
);

describe('The settings that pages name', () => {
  it('exist', () => {
    const named = PAGES.flatMap((page) =>
      findNamed(readSource(page)).map((path) => ({ page, path })),
    );
    assert.ok(named.length > 100, `${named.length}`);
    assert.deepEqual(
      named.filter(({ path }) => !isKnown(path)).map(({ page, path }) => `${page}: ${path}`),
      [],
    );
  });
});
