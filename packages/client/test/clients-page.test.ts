import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readCodeBlocks } from '../../../test/support/files/code-blocks.ts';
import { filesBelow, readSource } from '../../../test/support/files/sources.ts';
import { readGenerators, readPageFiles } from './clients/clients-page.ts';

const PAGE = 'docs/clients.md';
const FOLDER = join(import.meta.dirname, 'clients');

const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

const readManifests = (pattern: string) =>
  globSync(pattern, { cwd: FOLDER }).map((file) => JSON.parse(read(file)));

const MANIFESTS = readManifests('*/package.json');

/** The quick start is run unchanged by quick-start.check.ts, and the simulators by simulators-page.test.ts. */
const RUN_ELSEWHERE = new Set(
  ['Quick start', 'Run only the simulators'].flatMap((heading) =>
    readCodeBlocks(PAGE, heading).map(({ text }) => text),
  ),
);
const BLOCKS = readCodeBlocks(PAGE).filter(({ text }) => !RUN_ELSEWHERE.has(text));

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
  it('shows whole files that are compiled and run', () => {
    const files = readPageFiles();
    const code = BLOCKS.filter(({ language }) => language !== 'sh');
    assert.deepEqual(
      files.map(({ text }) => text),
      code.map(({ text }) => text),
    );
    assert.ok(files.length >= 15);
    for (const { name, text } of files) {
      const texts = globSync(`*/${name}`, { cwd: FOLDER }).map(read);
      assert.ok(texts.includes(text), `${name} is no file that \`npm run test:clients\` compiles`);
    }
  });

  it('shows the options with which these files compile', () => {
    const [shown] = readPageFiles().filter(({ name }) => name === 'tsconfig.json');
    const { compilerOptions, ...others } = JSON.parse(shown?.text ?? '');
    assert.deepEqual(others, {});
    for (const client of ['apollo-4', 'codegen', 'gql-tada', 'graphql-request', 'urql']) {
      const config = JSON.parse(read(`${client}/tsconfig.json`));
      const { jsx: _, plugins: __, ...options } = config.compilerOptions;
      assert.deepEqual(options, compilerOptions, client);
      // Every file below the folder is compiled.
      assert.deepEqual(Object.keys(config), ['compilerOptions'], client);
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
