/** The text that replaces a secret. */
export const REDACTED = '[secret]';

/** Replaces secrets by value, in every form in which an upstream may send them back. */
export class Redactor {
  readonly #forms: readonly string[];

  constructor(secrets: readonly string[]) {
    const forms = secrets.filter((secret) => secret !== '').flatMap(listEncodings);
    // The longest first, so that no form leaves a piece of a longer one.
    this.#forms = [...new Set(forms)].sort((a, b) => b.length - a.length);
  }

  /**
   * Returns the beginning of a text without the secrets. No more of it is ever shown, and it may be
   * very long.
   */
  text(text: string): string {
    if (text.length <= MAX_TEXT_LENGTH) return this.#replace(text);
    // A secret that crosses the cut is not found as a whole.
    return this.#withoutBegunSecret(this.#replace(text.slice(0, MAX_TEXT_LENGTH)));
  }

  #replace(text: string): string {
    return this.#forms.reduce((clean, form) => replaceForm(clean, form), text);
  }

  #withoutBegunSecret(text: string): string {
    let length = 0;
    for (const form of this.#forms) {
      for (let begun = Math.min(form.length, MAX_FORM_LENGTH); begun > length; begun -= 1) {
        if (text.endsWith(form.slice(0, begun))) length = begun;
      }
    }
    return text.slice(0, text.length - length);
  }
}

/** Maximum number of characters examined: ten times as many as are shown. */
const MAX_TEXT_LENGTH = 2000;

/**
 * Secrets are found by this many characters: the time to find a longer one may grow with the square
 * of its length.
 */
const MAX_FORM_LENGTH = 256;

function replaceForm(text: string, form: string): string {
  if (form.length <= MAX_FORM_LENGTH) return text.replaceAll(form, REDACTED);
  const start = text.indexOf(form.slice(0, MAX_FORM_LENGTH));
  // The rest of the text may belong to the secret.
  return start < 0 ? text : text.slice(0, start) + REDACTED;
}

/** Returns the forms in which an upstream may send back a secret. */
function listEncodings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    secret.replace(/[&<>"]/g, (character) => `&${HTML_NAMES[character]};`),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ];
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
};
