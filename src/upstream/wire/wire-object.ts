import type { DocumentPath, PathKey } from './document-path.ts';
import { objectForm } from './stored-form.ts';
import {
  toMismatch,
  toStoredForm,
  UnreadableValue,
  type WireOutput,
  type WireType,
} from './wire-type.ts';

/** The properties of an object, by their names on the wire. */
export type WireShape = { readonly [name: string]: WireType<unknown> };

/** What an object is read as. Each property throws the error of its field if it cannot be read. */
export type WireRecord<Shape extends WireShape> = {
  readonly [Name in keyof Shape]: WireOutput<Shape[Name]>;
};

type Source = Readonly<Record<string, unknown>>;

/** An object of a document, whose properties are read when they are needed. */
class WireObject {
  readonly #source: Source;
  readonly #path: DocumentPath;
  /** The objects and lists that were read. */
  #composites: Map<string, unknown> | undefined;

  constructor(source: Source, path: DocumentPath) {
    this.#source = source;
    this.#path = path;
  }

  /** @throws the error of the field if the property cannot be read. */
  static read(object: WireObject, name: string, type: WireType<unknown>): unknown {
    try {
      return object.#value(name, type);
    } catch (error) {
      const path = object.#path;
      throw path.toFieldError(toMismatch(error, path, name));
    }
  }

  /** @throws {ContractMismatch} if the property cannot be read. */
  static require(object: WireObject, name: string, type: WireType<unknown>): void {
    try {
      object.#value(name, type);
    } catch (error) {
      throw toMismatch(error, object.#path, name);
    }
  }

  #value(name: string, type: WireType<unknown>): unknown {
    const known = this.#composites?.get(name);
    if (known !== undefined) return known;
    const value = type.read(this.#source[name], this.#path, name);
    if (type.isComposite === true) {
      this.#composites ??= new Map();
      this.#composites.set(name, value);
    }
    return value;
  }
}

/** Returns whether a value was read as an object of a document. */
export const isWireObject = (value: unknown): value is Source => value instanceof WireObject;

/**
 * Returns the type of an object. Unknown properties are dropped.
 *
 * @param required the properties that identify the object: without them it cannot be read. If
 * absent, its `id`.
 */
export function wireObject<Shape extends WireShape>(
  shape: Shape,
  required: readonly (keyof Shape & string)[] = Object.hasOwn(shape, 'id') ? ['id'] : [],
): WireType<WireRecord<Shape>> {
  const Reader = createReader(shape);
  const checks = required.map((name) => [name, typeAt(shape, name)] as const);
  const read = (
    value: unknown,
    parent: DocumentPath,
    key: PathKey | undefined,
  ): WireRecord<Shape> => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UnreadableValue('an object');
    }
    const path = key === undefined ? parent : parent.below(key);
    const object = new Reader(value as Source, path);
    for (const [name, type] of checks) WireObject.require(object, name, type);
    // The getters of the class are those of the shape.
    return object as unknown as WireRecord<Shape>;
  };
  const forms = Object.entries(shape).map(([name, type]) => [name, toStoredForm(type)] as const);
  return { read, isComposite: true, stored: objectForm(Object.fromEntries(forms)) };
}

/** Returns a class with a getter for each property, so that an object costs nothing more. */
function createReader(shape: WireShape): new (source: Source, path: DocumentPath) => WireObject {
  const Reader = class extends WireObject {};
  for (const [name, type] of Object.entries(shape)) {
    Object.defineProperty(Reader.prototype, name, {
      enumerable: true,
      get(this: WireObject): unknown {
        return WireObject.read(this, name, type);
      },
    });
  }
  return Reader;
}

function typeAt(shape: WireShape, name: string): WireType<unknown> {
  const type = shape[name];
  if (type === undefined) throw new Error(`The shape has no property ${name}.`);
  return type;
}
