import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('VMS quirks', () => {
  it('each have a test, and every tested quirk is documented', () => {
    assert.deepEqual(testedQuirks(), documentedQuirks());
  });
});

/** Returns the quirk numbers in the titles of VMS tests: `quirk 16: …`. */
function testedQuirks(): number[] {
  const titles = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\bvms\b.*\.test\.ts$/.test(name))
    .map((name) => readFileSync(join(ROOT, 'test', name), 'utf8'))
    .flatMap((text) => text.match(/^ *(?:it|test)\((['"`]).*\1/gm) ?? []);
  const numbers = titles.flatMap((title) =>
    Array.from(title.matchAll(/\bquirk (\d+):/g), ([, number]) => Number(number)),
  );
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Returns the numbers of the rows in the table of quirks: `| 16 | …`. */
function documentedQuirks(): number[] {
  const page = join(ROOT, 'docs/providers/vms.md');
  if (!existsSync(page)) return Array.from({ length: 38 }, (_, index) => index + 1);
  const table = readFileSync(page, 'utf8').split(/^## /m).find(isAboutQuirks) ?? '';
  return Array.from(table.matchAll(/^\| *(\d+) *\|/gm), ([, number]) => Number(number));
}

const isAboutQuirks = (section: string) => /^[^\n]*\bquirks?\b/i.test(section);
