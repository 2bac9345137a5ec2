import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';

/** An element of a document; a text without blanks at its ends is a child. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/**
 * Returns the elements of a document in their order, with all values as texts. The declaration, if
 * there is one, is an element `?xml`.
 *
 * @throws {Error} if the document is malformed.
 */
export function parseXml(text: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [document];
  const append = (child: XmlElement | string) => open.at(-1)?.children.push(child);

  const parser = new SaxesParser();
  parser.on('xmldecl', () => append({ name: '?xml', attributes: {}, children: [] }));
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: { ...attributes }, children: [] };
    append(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (found) => {
    if (found.trim() !== '') append(found.trim());
  });
  parser.write(text).close();
  assert.deepEqual(open, [document]);
  return document;
}

/** Returns the names on the way to each element without elements in it: `['user', 'email']`. */
export function leavesOf({ children }: XmlElement, path: readonly string[] = []): string[][] {
  const elements = children.filter((child) => typeof child !== 'string');
  if (elements.length === 0) return [[...path]];
  return elements.flatMap((element) => leavesOf(element, [...path, element.name]));
}
