import type { SimulatedReply } from '../kit/message.ts';
import { type Input, listOf } from './input.ts';
import { json } from './replies.ts';
import type { Texts } from './texts.ts';

/**
 * Collects what is wrong with the parameters of one request and answers with all of it at once, as
 * Laravel does. Members of lists and objects have dotted keys, `permissions.1` (INFERRED, fact
 * sheet 1.6).
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

  /** 422; deletion answers 400 in the same shape (quirk 20). */
  reply(status: 400 | 422 = 422): SimulatedReply {
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
   * Null is refused: no page says that it clears a value. So is an empty text, which Laravel takes for null
   * (INFERRED).
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

  /** The list's elements with the keys under which to refuse them; none where it is no list. */
  elements(
    field: string,
    most = Number.POSITIVE_INFINITY,
  ): readonly (readonly [string, unknown])[] {
    const value = this.#input[field];
    if (value === undefined) return [];
    if (!Array.isArray(value)) this.refuse(field, this.texts.list(words(field)));
    const list = listOf(value);
    if (list.length > most) this.refuse(field, this.texts.tooMany(words(field), most));
    return list.map((element, i) => [`${field}.${i}`, element]);
  }

  /** Refuses what is no text or too long, under any key. */
  text(key: string, value: unknown, most: number): void {
    if (typeof value !== 'string') this.refuse(key, this.texts.text(words(key)));
    else if (value.length > most) this.refuse(key, this.texts.tooLong(words(key), most));
  }
}

/** Laravel writes `billing info` for `billing_info`, but leaves dotted names as they are. */
function words(field: string): string {
  return field.includes('.') ? field : field.replaceAll('_', ' ');
}
