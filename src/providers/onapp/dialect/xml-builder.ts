import { MalformedBodyError } from '../../../upstream/response/contract.ts';
import {
  MAX_ENTRIES,
  MAX_PART_BYTES,
  MAX_VALUES,
  tooMany,
} from '../../../upstream/response/document-limits.ts';
import { MAX_LEVELS } from '../../../upstream/response/json-body.ts';

/** Elements that have no wrapper in JSON: Q3 and Q20. */
const UNWRAPPED: readonly string[] = ['additional_field', 'vm_stat'];

/** Names with a special meaning in JavaScript. No panel uses them. */
const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** The most attributes of one element; those of a panel have at most two. */
const MAX_ATTRIBUTES = 100;

/** The most errors of one element that are read; the gateway shows a hundred. */
const MAX_ERRORS = 1000;

/** An element below `errors`, which is read when `errors` ends. */
interface ErrorElement {
  readonly name: string;
  readonly children: ErrorElement[];
  text: string;
}

/** An element that has not ended yet. */
interface OpenElement {
  readonly name: string;
  readonly isNil: boolean;
  /** Whether it has a type whose values have no blanks, such as `integer`. */
  readonly isTyped: boolean;
  readonly list: unknown[] | undefined;
  fields: Record<string, unknown> | undefined;
  children: number;
  text: string;
}

/**
 * Builds the document that the JSON dialect would return from the elements of a typed XML document: `{"user":{…}}`, a
 * bare list for `<users type="array">`.
 */
export class XmlBuilder {
  /** The number of elements, attributes and sections of CDATA so far. */
  values = 0;
  /** The number of tags, attributes, texts, comments and the like that have ended so far. */
  parts = 0;
  readonly #open: OpenElement[] = [];
  readonly #errors: ErrorElement[] = [];
  /** The number of attributes of the element that is being opened. */
  #attributes = 0;
  #comments = 0;
  #result: { readonly document: unknown } | undefined;

  /** @throws {MalformedBodyError} if the document has no element. */
  get document(): unknown {
    if (this.#result === undefined) throw new MalformedBodyError('XML');
    return this.#result.document;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (RESERVED.includes(name)) throw new MalformedBodyError('XML');
    if (this.#open.length + this.#errors.length >= MAX_LEVELS) {
      throw new MalformedBodyError(`XML of at most ${MAX_LEVELS} levels`);
    }
    this.#count();
    const parent = this.#open.at(-1);
    this.#countChild(parent);
    // Rejections have no type: a list of `error`, elements named for their fields, or one sentence (section 4).
    const isBelowErrors = this.#errors.length > 0;
    const isErrors = name === 'errors' && parent?.list === undefined;
    if (isBelowErrors || isErrors) {
      const element: ErrorElement = { name, children: [], text: '' };
      const siblings = this.#errors.at(-1)?.children;
      if (siblings !== undefined && siblings.length < MAX_ERRORS) siblings.push(element);
      this.#errors.push(element);
      return;
    }
    this.#open.push({
      name,
      isNil: attributes['nil'] === 'true',
      isTyped: ![undefined, 'string'].includes(attributes['type']),
      list: attributes['type'] === 'array' ? [] : undefined,
      fields: undefined,
      children: 0,
      text: '',
    });
  }

  text(text: string): void {
    this.parts += 1;
    const element = this.#errors.at(-1) ?? this.#open.at(-1);
    if (element === undefined || hasChildren(element)) return;
    element.text += text;
    if (element.text.length > MAX_PART_BYTES) {
      throw tooMany(MAX_PART_BYTES, 'characters in one element');
    }
  }

  cdata(text: string): void {
    this.#count();
    this.text(text);
  }

  /** Counts a comment or an instruction. */
  comment(): void {
    this.parts += 1;
    this.#comments += 1;
    if (this.#comments > MAX_ENTRIES) throw tooMany(MAX_ENTRIES, 'comments and instructions');
  }

  close(): void {
    this.parts += 1;
    const error = this.#errors.pop();
    if (error !== undefined) {
      if (this.#errors.length === 0) this.#add(error.name, toErrors(error));
      return;
    }
    const element = this.#open.pop();
    if (element !== undefined) this.#add(element.name, toValue(element));
  }

  beginAttributes(): void {
    this.parts += 1;
    this.#attributes = 0;
  }

  attribute(): void {
    this.#count();
    this.#attributes += 1;
    if (this.#attributes > MAX_ATTRIBUTES) {
      throw tooMany(MAX_ATTRIBUTES, 'attributes of an element');
    }
  }

  #count(): void {
    this.parts += 1;
    this.values += 1;
    if (this.values > MAX_VALUES) throw tooMany(MAX_VALUES, 'values');
  }

  #countChild(parent: OpenElement | undefined): void {
    if (parent === undefined) return;
    parent.children += 1;
    if (parent.children > MAX_ENTRIES) throw tooMany(MAX_ENTRIES, 'entries in one list');
  }

  #add(name: string, value: unknown): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      // A list is not wrapped, and neither are the entries of a hash that has no name (section 5.2).
      const isBare = (Array.isArray(value) && name !== 'errors') || name === 'hash';
      this.#result = { document: isBare ? value : { [name]: value } };
    } else if (parent.list !== undefined) {
      const isPlain = typeof value !== 'object' || value === null;
      parent.list.push(isPlain || UNWRAPPED.includes(name) ? value : { [name]: value });
    } else {
      parent.fields ??= {};
      // Of several elements of one name, the first is used.
      if (!Object.hasOwn(parent.fields, name)) parent.fields[name] = value;
    }
  }
}

/** Returns whether the text of an element is ignored: it is only blanks between its children. */
const hasChildren = ({ children }: OpenElement | ErrorElement): boolean =>
  (typeof children === 'number' ? children : children.length) > 0;

const toValue = ({ isNil, isTyped, list, fields, text }: OpenElement): unknown =>
  isNil ? null : (list ?? fields ?? (isTyped ? text.trim() : text));

/** Returns the texts of an element: a list of all named `error`, otherwise a map of lists by name. */
function toErrors({ children, text }: ErrorElement): unknown {
  if (children.length === 0) return text;
  if (children.every(({ name }) => name === 'error')) return children.flatMap(toErrors);
  const byName = new Map<string, unknown[]>();
  for (const child of children) {
    const texts = byName.get(child.name) ?? [];
    texts.push(...[toErrorsOfField(child)].flat());
    byName.set(child.name, texts);
  }
  // A field below another one is an object, as in JSON, not a list with one object.
  const values = [...byName].map(([name, texts]) => {
    const [first] = texts;
    return [name, texts.length === 1 && typeof first === 'object' ? first : texts];
  });
  return Object.fromEntries(values);
}

/** Returns the texts of a field, whose list has elements of the same name (section 5.2). */
const toErrorsOfField = (field: ErrorElement): unknown =>
  field.children.length > 0 && field.children.every(({ name }) => name === field.name)
    ? field.children.map(toErrors)
    : toErrors(field);
