import { readCodeBlocks } from '../support/files/code-blocks.ts';

/**
 * Returns the block of a page that a reader copies.
 *
 * @param heading the section of the second level.
 * @param start how the block begins: a section has several.
 * @throws {Error} if the page has no such block any more.
 */
export function copyBlock(page: string, heading: string, start: string): string {
  const block = readCodeBlocks(page, heading).find(({ text }) => text.startsWith(start));
  if (block === undefined) throw new Error(`${page}, "${heading}": no block starts with ${start}`);
  return block.text;
}

/**
 * Returns a text with the values that a reader of the page replaces by their own.
 *
 * @throws {Error} if the page no longer has one of them.
 */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((filled, [placeholder, value]) => {
    if (!filled.includes(placeholder)) throw new Error(`The page no longer has ${placeholder}`);
    return filled.replaceAll(placeholder, value);
  }, text);
}
