import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type CodeBlock, readCodeBlocks } from '../../../test/support/files/code-blocks.ts';
import { filesBelow, readSource } from '../../../test/support/files/sources.ts';
import { readGenerators } from './clients/clients-page.ts';

const PAGE = 'docs/clients.md';
const FOLDER = join(import.meta.dirname, 'clients');

const readFiles = (pattern: string) =>
  globSync(pattern, { cwd: FOLDER }).map((file) => readFileSync(join(FOLDER, file), 'utf8'));

/** The files that `npm run test:clients` compiles and runs. */
const TESTED = readFiles('*/*.{ts,tsx,json,yml}');

const MANIFESTS = readFiles('*/package.json').map((text) => JSON.parse(text));

/** The quick start is run unchanged, by quick-start.check.ts. */
const QUICK_START = new Set(readCodeBlocks(PAGE, 'Quick start').map(({ text }) => text));
const BLOCKS = readCodeBlocks(PAGE).filter(({ text }) => !QUICK_START.has(text));

/** The lines of a text without the indentation, so that a part of a file need not be indented on the page. */
const linesOf = (text: string) => text.trim().replace(/\n +/g, '\n');

/** Returns whether a client has all packages that an `npm install` names, or runs the command in one of its scripts. */
function isTested(command: string): boolean {
  const [, packages] = /^npm install (?:--save-dev )?(.*)$/.exec(command) ?? [];
  return MANIFESTS.some(({ scripts, dependencies, devDependencies }) => {
    if (packages === undefined)
      return Object.values(scripts).join(' && ').includes(command.replace('npx ', ''));
    return packages.split(' ').every((name) => name in { ...dependencies, ...devDependencies });
  });
}

describe('Page about clients', () => {
  it('shows only code that is compiled and run', () => {
    const isCode = ({ language }: CodeBlock) => language !== 'sh';
    assert.ok(BLOCKS.filter(isCode).length >= 15);
    for (const { text } of BLOCKS.filter(isCode)) {
      assert.ok(
        TESTED.some((file) => linesOf(file).includes(linesOf(text))),
        text,
      );
    }
  });

  it('shows only commands that are run', () => {
    const commands = BLOCKS.filter(({ language }) => language === 'sh').flatMap(({ text }) =>
      text.trim().split('\n'),
    );
    assert.ok(commands.length >= 5);
    assert.deepEqual(
      commands.filter((command) => !isTested(command)),
      [],
    );
  });

  it('installs the client only from a tarball of this version', () => {
    const { version } = JSON.parse(readSource('packages/client/package.json'));
    const pages = [...filesBelow('docs', '.md'), 'README.md', 'packages/client/README.md'];
    for (const page of pages) {
      const text = readSource(page);
      // Whoever registers the scope could serve another package under this name.
      assert.doesNotMatch(text, /npm (?:install|i|add)\b[^\n`]* @roster\//, page);
      for (const [, packed] of text.matchAll(/roster-client-(\d[\w.-]*)\.tgz/g)) {
        assert.equal(packed, version, page);
      }
    }
    assert.match(readSource(PAGE), /^npm install \.\/roster-client-/m);
  });

  it('links each generator to the files that prove the table', () => {
    const rows = readGenerators();
    assert.ok(rows.length >= 7);
    for (const cell of rows.flatMap((row) => row.slice(1))) {
      const [, claim, file = ''] = /^ \[(.*)\]\((.*)\) $/.exec(cell) ?? [];
      // The compiler must reject each file below must-not-compile, and accept all others.
      const isRejected = file.includes('/must-not-compile/');
      assert.equal(claim, isRejected ? 'does not compile' : 'compiles', file);
    }
  });
});
