const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would turn a carriage return into a line feed.
  '\r': '&#13;',
};

/** Returns `<name>text</name>`; empty if there is no text. The name is trusted, the text may be any text of XML. */
export function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeText(text)}</${name}>`;
}

/** Returns `<names type="array">…</names>` of written elements, as Rails reads lists; empty if there is no list. */
export function list(name: string, elements: readonly string[] | undefined): string {
  return elements === undefined ? '' : `<${name} type="array">${elements.join('')}</${name}>`;
}

const escapeText = (text: string) =>
  text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
