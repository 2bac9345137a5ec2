import { readSource } from '../../../../test/support/files/sources.ts';

/** Returns a row of the table of generators of docs/clients.md for each line: the cells, without the heading. */
export function readGenerators(): readonly (readonly string[])[] {
  return readSource('docs/clients.md')
    .split('\n')
    .filter((line) => /^\|.*\]\(\.\.\/packages\/client\/test\/clients\//.test(line))
    .map((line) => line.split('|').slice(1, -1));
}
