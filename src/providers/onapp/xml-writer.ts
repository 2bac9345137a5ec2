const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would turn a carriage return into a line feed.
  '\r': '&#13;',
};

/** `<name>text</name>`; empty where there is no text. The name is ours, the text may hold anything that XML can. */
export function element(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${name}>${escapeText(text)}</${name}>`;
}

/** `<names type="array">…</names>` of written elements, as Rails reads lists; empty where there is no list. */
export function list(name: string, elements: readonly string[] | undefined): string {
  return elements === undefined ? '' : `<${name} type="array">${elements.join('')}</${name}>`;
}

const escapeText = (text: string) =>
  text.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
