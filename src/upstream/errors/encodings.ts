/** Returns the forms in which an upstream may send back a secret. */
export function listEncodings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const inUrl = encodeURIComponent(secret);
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    ...[inUrl, inForm].flatMap((text) => [text, toLowerCaseEscapes(text)]),
    ...[inJson, toAscii(inJson)].flatMap((text) => [text, text.replaceAll('/', '\\/')]),
    ...APOSTROPHES.map((apostrophe) => toHtml(secret, apostrophe)),
    ...[0, 1, 2].flatMap((offset) => toBase64(bytes, offset)),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
}

/** `%C3%BC` → `%c3%bc`. */
const toLowerCaseEscapes = (text: string): string =>
  text.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());

/** Escapes all other characters than those of ASCII, as `json_encode` of PHP does: `ü` → `\u00fc`. */
const toAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The forms of an apostrophe in HTML: unchanged, of Rails, of PHP, and in hex and by name. */
const APOSTROPHES = ["'", '&#39;', '&#039;', '&#x27;', '&apos;'];

const toHtml = (text: string, apostrophe: string): string =>
  text.replace(/[&<>"']/g, (character) => HTML_NAMES[character] ?? apostrophe);

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Up to this length a part of the encoded secret may be an ordinary word. */
const MIN_ENCLOSED_BYTES = 6;

/**
 * Encodes a secret in base64, on its own or after one or two other bytes, as in `name:password`. The
 * characters that depend on these bytes, or on the bytes after it, are left out.
 */
function toBase64(bytes: Buffer, offset: number): string[] {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  const enclosed = text.slice(Math.ceil((offset * 8) / 6), whole);
  const forms = [
    ...(offset === 0 ? [text] : []),
    ...(bytes.length < MIN_ENCLOSED_BYTES ? [] : [enclosed]),
  ];
  return forms.flatMap((form) => [
    form,
    form
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/={1,2}$/, ''),
  ]);
}
