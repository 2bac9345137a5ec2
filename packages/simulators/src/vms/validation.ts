import type { SimulatedResponse } from '../core/message.ts';
import { type Input, parseList } from './input.ts';
import { json } from './responses.ts';
import type { Texts } from './texts.ts';

/**
 * Collects the errors in the parameters of one request and reports all of them at once, as Laravel
 * does. Elements of lists and properties of objects have dotted keys, `permissions.1` (INFERRED,
 * fact sheet 1.6).
 */
export class Validation {
  readonly texts: Texts;
  readonly #input: Input;
  readonly #errors: Record<string, string[]> = {};

  constructor(input: Input, texts: Texts) {
    this.#input = input;
    this.texts = texts;
  }

  get failed(): boolean {
    return Object.keys(this.#errors).length > 0;
  }

  /** Returns a 422; deletion responds with 400 in the same shape (quirk 20). */
  response(status: 400 | 422 = 422): SimulatedResponse {
    return json({ message: this.texts.message, errors: this.#errors }, status);
  }

  refuse(key: string, text: string): void {
    this.#errors[key] = [...(this.#errors[key] ?? []), text];
  }

  requireText(field: string, most = 255): void {
    const value = this.#input[field];
    if (value === undefined || value === null || value === '') {
      this.refuse(field, this.texts.required(words(field)));
    } else {
      this.text(field, value, most);
    }
  }

  /**
   * Rejects null, because no page says that it clears a value, and an empty text, which Laravel
   * treats as null (INFERRED).
   */
  optionalText(field: string, most: number): void {
    const value = this.#input[field];
    if (value !== undefined) this.text(field, value === '' ? null : value, most);
  }

  optionalFlag(field: string): void {
    const value = this.#input[field];
    const known: readonly unknown[] = [undefined, true, false, 0, 1, '0', '1'];
    if (!known.includes(value)) this.refuse(field, this.texts.flag(words(field)));
  }

  optionalChoice(field: string, choices: readonly string[]): void {
    const value = this.#input[field];
    const known: readonly unknown[] = [undefined, ...choices];
    if (!known.includes(value)) {
      this.refuse(field, this.texts.selected(words(field)));
    }
  }

  /**
   * Returns the list's elements with their keys for rejections; an empty list if the field is not a
   * list.
   */
  elements(
    field: string,
    most = Number.POSITIVE_INFINITY,
  ): readonly (readonly [string, unknown])[] {
    const value = this.#input[field];
    if (value === undefined) return [];
    if (!Array.isArray(value)) this.refuse(field, this.texts.list(words(field)));
    const list = parseList(value);
    if (list.length > most) this.refuse(field, this.texts.tooMany(words(field), most));
    return list.map((element, i) => [`${field}.${i}`, element]);
  }

  /** Rejects a value that is not a text or is too long, under any key. */
  text(key: string, value: unknown, most: number): void {
    if (typeof value !== 'string') this.refuse(key, this.texts.text(words(key)));
    else if (value.length > most) this.refuse(key, this.texts.tooLong(words(key), most));
  }
}

/**
 * Formats a name as Laravel does: `billing info` for `billing_info`; dotted names stay as they are.
 */
function words(field: string): string {
  return field.includes('.') ? field : field.replaceAll('_', ' ');
}
