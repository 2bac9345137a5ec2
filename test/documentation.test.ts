import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { ACCESS_ERROR_CODES } from '../src/access/access-error.ts';
import { INTROSPECTION_DISABLED } from '../src/graphql/errors/explain-request-error.ts';
import { REQUEST_ERROR_CODES } from '../src/graphql/errors/format-error.ts';
import { TOO_MANY_ERRORS } from '../src/graphql/execution/response-errors.ts';
import { RESPONSE_LIMIT } from '../src/graphql/execution/response-limit-error.ts';
import { DOCUMENT_LIMIT } from '../src/graphql/limits/document-limit-error.ts';
import { UPSTREAM_CALLS_LIMIT } from '../src/graphql/plugins/plan-plugin.ts';
import { LITERAL_SECRET } from '../src/graphql/rules/no-inline-secrets.ts';
import { DOCUMENT_CODES } from '../src/http/hooks/trusted-documents-hook.ts';
import { CLIENT_ERROR_CODES } from '../src/providers/contract/client-error.ts';
import { UPSTREAM_ERROR_CODES } from '../src/upstream/errors/upstream-error.ts';
import { PROBLEM_TYPE } from '../src/use-cases/update-user/problem-type.ts';
import { countByEndpoint, plan, trace } from './support/clients/explain.ts';
import { filesBelow, ROOT, readSource } from './support/files/sources.ts';
import { startDemo } from './support/gateway/demo.ts';

/** Codes of the HTTP server and of bugs. */
const OTHER_CODES = [
  'NOT_FOUND',
  'INTERNAL_SERVER_ERROR',
  UPSTREAM_CALLS_LIMIT,
  DOCUMENT_LIMIT,
  RESPONSE_LIMIT,
  TOO_MANY_ERRORS,
  LITERAL_SECRET,
  INTROSPECTION_DISABLED,
];

const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')];

describe('Documentation', () => {
  it('explains every code and no unknown code', () => {
    const documented = [...readSource('docs/errors.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      ([, code]) => code,
    );
    const codes = [
      ...Object.keys(PROBLEM_TYPE),
      ...UPSTREAM_ERROR_CODES,
      ...CLIENT_ERROR_CODES,
      ...REQUEST_ERROR_CODES,
      ...ACCESS_ERROR_CODES,
      ...DOCUMENT_CODES,
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

  it('links to headings that exist', () => {
    const broken = PAGES.flatMap((page) =>
      [...readSource(page).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)]
        .map(([, file = '', anchor = '']) => ({
          target: file === '' ? page : join(dirname(page), file),
          anchor,
        }))
        .filter(({ target, anchor }) => !anchorsOf(target).includes(anchor))
        .map(({ target, anchor }) => `${page} → ${target}#${anchor}`),
    );
    assert.deepEqual(broken, []);
  });

  it('names files of the repository that exist', () => {
    const named = PAGES.flatMap((page) =>
      [
        ...readSource(page).matchAll(/`((?:src|test|schema|docs|packages|bin)\/[\w./-]+\.\w+)`/g),
      ].map(([, file = '']) => ({ page, file })),
    );
    assert.deepEqual(
      // The guide adds a provider that does not exist: acme.
      named.filter(({ file }) => !/\bacme\b/.test(file) && !existsSync(join(ROOT, file))),
      [],
    );
  });

  it('responds to the examples of the README as shown', async () => {
    const readme = readSource('README.md');
    const examples = [
      ...readme.matchAll(/```graphql\n([\s\S]*?)```(?:\n\n```json\n([\s\S]*?)```)?/g),
    ];
    assert.equal(examples.filter(([, , response]) => response !== undefined).length, 2);
    for (const [, operation = '', response] of examples) {
      await using demo = await startDemo();
      const { data, errors } = await trace(demo.url, operation, variablesOf(operation));
      assert.deepEqual(errors, [], operation);
      if (response !== undefined) assert.deepEqual({ data }, JSON.parse(response));
    }
  });

  it('shows a curl command that works, with its response', async () => {
    const [, body = '', response = ''] =
      /^ +-d '(.*)'\n +# (.*)$/m.exec(readSource('README.md')) ?? [];
    await using demo = await startDemo();
    const { data, errors } = await trace(demo.url, JSON.parse(body).query);
    assert.deepEqual(errors, []);
    assert.deepEqual({ data }, JSON.parse(response));
  });

  it('responds to and plans the examples as shown, within the plan', async () => {
    const examples = [
      ...readSource('docs/examples.md').matchAll(
        /```graphql\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```[\s\S]*?```json\n([\s\S]*?)```/g,
      ),
    ];
    assert.equal(examples.length, 3);
    for (const [, operation = '', result = '', planned = ''] of examples) {
      const variables = variablesOf(operation);
      await using demo = await startDemo();
      assert.deepEqual((await plan(demo.url, operation, variables)).plan, JSON.parse(planned));
      const traced = await trace(demo.url, operation, variables);
      assert.deepEqual({ data: traced.data }, JSON.parse(result));
      const most = countByEndpoint(JSON.parse(planned));
      for (const [endpoint, count] of Object.entries(countByEndpoint(traced.trace))) {
        assert.ok(count <= (most[endpoint] ?? 0), endpoint);
      }
    }
  });

  it('keeps the README at most 150 lines long', () => {
    assert.ok(readSource('README.md').trimEnd().split('\n').length <= 150);
  });

  it('lists every page in docs/README.md', () => {
    const index = readSource('docs/README.md');
    const pages = filesBelow('docs', '.md').filter((page) => !page.includes('/', 'docs/'.length));
    const unlisted = pages
      .map((page) => page.slice('docs/'.length))
      .filter((page) => page !== 'README.md' && !index.includes(`(${page})`));
    assert.deepEqual(unlisted, []);
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

/** Returns the variables in the first line of an example. */
function variablesOf(operation: string): Record<string, unknown> {
  return JSON.parse(/^# variables: (.*)$/m.exec(operation)?.[1] ?? '{}');
}

/** Returns the anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...readSource(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
