import { readSource } from '../../../../test/support/files/sources.ts';

/** A code block of docs/clients.md. */
export interface CodeBlock {
  /** `sh`, `ts`, `tsx`, `json` or `yaml`. */
  readonly language: string;
  readonly text: string;
}

/** Returns the code blocks of a section of docs/clients.md with this heading, or of the whole page. */
export function readBlocks(heading?: string): readonly CodeBlock[] {
  const page = readSource('docs/clients.md');
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const text = heading === undefined ? page : (section.split('\n## ')[0] ?? '');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', block = '']) => ({
      language,
      text: block,
    }),
  );
}

/** Returns a row of the table of generators for each line: the cells, without the heading. */
export function readGenerators(): readonly (readonly string[])[] {
  return readSource('docs/clients.md')
    .split('\n')
    .filter((line) => /^\|.*\]\(\.\.\/packages\/client\/test\/clients\//.test(line))
    .map((line) => line.split('|').slice(1, -1));
}
