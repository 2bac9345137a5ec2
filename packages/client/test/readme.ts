import { readSource } from '../../../test/support/files/sources.ts';

/** Returns the blocks of code of the package's README in a language. */
export function readmeBlocks(language: 'ts' | 'tsx'): readonly string[] {
  const blocks = readSource('packages/client/README.md').split(/^```/m);
  return blocks
    .filter((block) => block.startsWith(`${language}\n`))
    .map((block) => block.slice(language.length + 1));
}
