import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/sources.ts';

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

/** What no file of ours has any business to hold, whatever it is for. */
const PATTERNS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{20}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/,
  /\broster_[A-Za-z0-9_-]{43}\b/,
  /:\/\/[^\s/:@"'`$]+:[^\s/:@"'`$]{12,}@(?!127\.|localhost|example|host)/,
];

/** Keys of certificates for loopback that no server but a test's own shows. */
const TEST_KEYS: readonly string[] = [
  'test/support/faults/certificates.ts',
  'test/support/onapp-certificate.ts',
];

const isDigests = (path: string) => path.endsWith('package-lock.json');

/** Letters of both cases and digits, without an order that a name or a path would have. */
function isDrawn(word: string): boolean {
  if (!/[a-z]/.test(word) || !/[A-Z]/.test(word) || !/\d.*\d.*\d/.test(word)) return false;
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const bits = [...counts.values()].reduce((sum, count) => {
    const share = count / word.length;
    return sum - share * Math.log2(share);
  }, 0);
  return bits > 4.2;
}

const TRACKED = run('git', 'ls-files')
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));

/** What the package may hold. */
const SHIPPED =
  /^(?:package\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|roster\.example\.yml|schema\.graphql|(?:bin|schema|docs|dist|graphiql\/dist)\/.+|src\/generated\/(?:schema\.graphql|roster\.schema\.json))$/;

describe('E16: The repository', () => {
  it('holds nothing that has the form of a key, a token or a URL with a password', () => {
    const found = TRACKED.filter((path) => !TEST_KEYS.includes(path)).flatMap((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return PATTERNS.filter((pattern) => pattern.test(text)).map((it) => `${path}: ${it}`);
    });
    assert.deepEqual(found, []);
  });

  it('holds no word that was drawn by lot, but for those that are known', () => {
    const found = TRACKED.filter((path) => !isDigests(path) && !TEST_KEYS.includes(path)).flatMap(
      (path) => {
        const words = readFileSync(join(ROOT, path), 'utf8').match(/[A-Za-z0-9+/=_-]{32,}/g) ?? [];
        return words.filter(isDrawn).map((word) => `${path}: ${word}`);
      },
    );
    assert.deepEqual(found, []);
  });

  it('never held a private key', () => {
    const key = 'BEGIN [A-Z ]*PRIVATE KEY-----$';
    const others = ['.', ...[...TEST_KEYS, '*.test.ts'].map((path) => `:!${path}`)];
    assert.equal(run('git', 'log', '--oneline', `-G${key}`, '--', ...others), '');
  });
});

describe('E16: The package', () => {
  const [packed] = JSON.parse(
    run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'),
  ) as readonly { readonly files: readonly { readonly path: string }[] }[];
  const paths = (packed?.files ?? []).map(({ path }) => path);

  it('holds what it is to hold, and nothing else', () => {
    assert.ok(paths.includes('bin/roster.js'));
    assert.deepEqual(
      paths.filter((path) => !SHIPPED.test(path)),
      [],
    );
  });

  it('holds no tests, no trail, no configuration and no key', () => {
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
