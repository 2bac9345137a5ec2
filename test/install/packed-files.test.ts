import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';

/** The files that the package may contain. */
const SHIPPED =
  /^(?:package\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|roster\.example\.yml|schema\.graphql|(?:bin|schema|docs|dist|packages\/graphiql\/dist)\/.+|src\/generated\/(?:schema\.graphql|roster\.schema\.json))$/;

describe('E16: Package', () => {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
    }),
  ) as readonly { readonly files: readonly { readonly path: string }[] }[];
  const paths = (packed?.files ?? []).map(({ path }) => path);

  it('contains only the intended files', () => {
    assert.ok(paths.includes('bin/roster.js'));
    assert.deepEqual(
      paths.filter((path) => !SHIPPED.test(path)),
      [],
    );
  });

  it('contains no tests, trail, configuration or key', () => {
    assert.deepEqual(
      paths.filter((path) =>
        /(?:^|\/)(?:test|\.env|\.npmrc|roster\.yml)|\.(?:test\.|pem|key|p12|jsonl|log|heapsnapshot)/.test(
          path,
        ),
      ),
      [],
    );
  });
});
