import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCodeBlocks } from './support/files/code-blocks.ts';
import { ADDITIONS, EXAMPLE, PARTS } from './support/files/example-provider.ts';
import { filesBelow, readSource } from './support/files/sources.ts';

const GUIDE = readSource('docs/adding-a-provider.md');

/** The files of the example, and what it adds to other files. */
const SOURCES = [
  ...filesBelow(EXAMPLE, '.ts', '.graphql', '.md', '.yml').map(readSource),
  ...ADDITIONS.map(({ lines }) => lines),
].map(normalize);

/** Returns the lines of a text without their indentation, so that a block need not have it. */
function normalize(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return `\n${lines.join('\n').trim()}\n`;
}

/** The parts of a block: a comment of nothing but an ellipsis stands for what it leaves out. */
const partsOf = (block: string) => block.split(/^\s*(?:\/\/|#) …\n/m).map(normalize);

describe('The guide to adding a provider', () => {
  it('has only excerpts of the example in its code blocks', () => {
    const blocks = readCodeBlocks('docs/adding-a-provider.md').map(({ text }) => text);
    assert.ok(blocks.length > 20);
    const invented = blocks
      .flatMap(partsOf)
      .filter((part) => !SOURCES.some((source) => source.includes(part)));
    assert.deepEqual(invented, []);
  });

  it('says where each part of the example belongs', () => {
    const rows = [...GUIDE.matchAll(/^\| `([\w.-]+)` \| `([\w./-]+)` \|$/gm)];
    assert.deepEqual(
      Object.fromEntries(rows.map(([, part = '', target = '']) => [part, target])),
      PARTS,
    );
  });

  it('has a section for each file of the provider', () => {
    const headings = [...GUIDE.matchAll(/^### ([\w-]+\.ts)$/gm)].map(([, heading = '']) => heading);
    const files = filesBelow(`${EXAMPLE}/provider`, '.ts');
    assert.deepEqual(
      headings.toSorted(),
      files.map((file) => file.slice(`${EXAMPLE}/provider/`.length)),
    );
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readSource('package.json'));
    const named = [...GUIDE.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    assert.deepEqual(
      named.filter((name) => !Object.hasOwn(scripts, name)),
      [],
    );
  });
});
