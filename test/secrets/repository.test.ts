import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/files/sources.ts';

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

/** Patterns that no file of the repository may match. */
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

/** Files with keys of certificates for loopback, which only servers of tests use. */
const TEST_KEYS: readonly string[] = [
  'test/support/faults/certificates.ts',
  'test/support/onapp/certificate.ts',
];

/** Where such a file was before, for the history. */
const FORMER_TEST_KEYS: readonly string[] = ['test/support/onapp-certificate.ts'];

const isDigests = (path: string) => path.endsWith('package-lock.json');

/** Whether a word looks random: letters of both cases and digits, without the order of a name or a path. */
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

describe('E16: Repository', () => {
  it('contains no key, token or URL with a password', () => {
    const found = TRACKED.filter((path) => !TEST_KEYS.includes(path)).flatMap((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return PATTERNS.filter((pattern) => pattern.test(text)).map((it) => `${path}: ${it}`);
    });
    assert.deepEqual(found, []);
  });

  it('contains no random words except known ones', () => {
    const found = TRACKED.filter((path) => !isDigests(path) && !TEST_KEYS.includes(path)).flatMap(
      (path) => {
        const words = readFileSync(join(ROOT, path), 'utf8').match(/[A-Za-z0-9+/=_-]{32,}/g) ?? [];
        return words.filter(isDrawn).map((word) => `${path}: ${word}`);
      },
    );
    assert.deepEqual(found, []);
  });

  it('has never contained a private key', () => {
    const key = 'BEGIN [A-Z ]*PRIVATE KEY-----$';
    const others = [...TEST_KEYS, ...FORMER_TEST_KEYS, '*.test.ts'].map((path) => `:!${path}`);
    assert.equal(run('git', 'log', '--oneline', `-G${key}`, '--', '.', ...others), '');
  });
});
