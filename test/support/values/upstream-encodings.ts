/** The forms in which an upstream may quote a secret, by their names. */
export const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  'plain text': (secret) => secret,
  'a URL': encodeURIComponent,
  'a URL in lower case': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (byte) => byte.toLowerCase()),
  'a form': (secret) => new URLSearchParams({ x: secret }).toString().slice(2),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON of PHP': (secret) =>
    Array.from(JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'), toAscii).join(''),
  'HTML of Rails': (secret) => toHtml(secret, '&#39;'),
  'HTML of PHP': (secret) => toHtml(secret, '&#039;'),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  'base64 after a letter': (secret) => Buffer.from(`a${secret}:c`).toString('base64'),
  'base64 after a name': (secret) => Buffer.from(`a:${secret}`).toString('base64'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'hex in upper case': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
};

function toAscii(character: string): string {
  if (character < '\u0080') return character;
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

const toHtml = (text: string, apostrophe: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);
