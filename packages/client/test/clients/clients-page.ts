import { readSource } from '../../../../test/support/files/sources.ts';

const PAGE = 'docs/clients.md';

/** A file that the page shows. */
export interface PageFile {
  readonly name: string;
  readonly text: string;
}

/** A paragraph that names a file, and a block of code after it. */
const NAMED_BLOCK =
  /`([\w.-]+\.(?:tsx?|json|yml))`(?:(?!\n\n|`[\w.-]+\.(?:tsx?|json|yml)`)[\s\S])*\n\n```(\w+)\n([\s\S]*?)^```$/gm;

/** Returns the files that the page shows after its quick start: blocks of code with the last name in the paragraph before them. */
export function readPageFiles(): readonly PageFile[] {
  const [, generated = ''] = readSource(PAGE).split('\n## Generate your own operations\n');
  return [...generated.matchAll(NAMED_BLOCK)]
    .filter(([, , language]) => language !== 'sh')
    .map(([, name = '', , text = '']) => ({ name, text }));
}

/** Returns a row of the table of generators of docs/clients.md for each line: the cells, without the heading. */
export function readGenerators(): readonly (readonly string[])[] {
  return readSource(PAGE)
    .split('\n')
    .filter((line) => /^\|.*\]\(\.\.\/packages\/client\/test\/clients\//.test(line))
    .map((line) => line.split('|').slice(1, -1));
}
