import type { AnyRead } from './read.ts';

/** What a plan knows of a field of a model before the field is read. */
export interface PlannedField {
  /** The reads that the field may need; absent if it needs none. */
  readonly reads?: readonly AnyRead[] | undefined;
  /**
   * Returns what the arguments of the field add to the key of its reads, and how many calls one
   * object needs: 0 if they are refused. If absent, the arguments change nothing.
   */
  readonly plan?: ((args: never) => { readonly key: unknown; readonly calls: number }) | undefined;
  /** The model of the objects that the field returns; if absent, the first one of their type. */
  readonly of?: PlannedModel | undefined;
  /**
   * Returns the maximum number of objects that a connection has with these arguments; 0 if they are refused. If absent, the
   * field is no connection. The objects of one connection are a page, and are read together.
   */
  readonly objects?: ((args: never) => number) | undefined;
  /**
   * The maximum number of objects of one page for which the field is read; it is refused for the others. If absent, it is read
   * for all.
   */
  readonly perPage?: number | undefined;
  /** Whether the fields of what the field returns are read with the object itself. If absent, they are not. */
  readonly readsSameObject?: boolean | undefined;
}

/** A field that is a function: it reads another document, or has arguments. */
export interface LoadedField<Source, Value> extends PlannedField {
  readonly load: (source: Source, args: never) => Value | Promise<Value>;
}

/** The value of a field, without the function that a lazy field may be. */
type ValueOf<Field> = Exclude<Field, (...args: never) => unknown>;

/**
 * How the fields of a GraphQL type are read from a source: `null` if the source does not have the
 * field.
 */
export type ModelFields<Model, Source> = {
  readonly [K in Exclude<keyof Model, '__typename'>]:
    | null
    | ((source: Source) => ValueOf<Model[K]>)
    | LoadedField<Source, ValueOf<Model[K]>>;
};

type AnyField = null | ((source: unknown) => unknown) | LoadedField<unknown, unknown>;

/** A model as a plan sees it. */
export interface PlannedModel {
  /** The GraphQL type. */
  readonly typename: string;
  /** The fields that are functions, by name. */
  readonly loaded: ReadonlyMap<string, PlannedField>;
}

/** Creates objects of a GraphQL type from a source. */
type ModelCreator<Model, Source> = PlannedModel & ((source: Source) => Model);

/** An object whose fields are read when they are selected. */
class ModelObject {
  readonly #source: unknown;

  constructor(source: unknown) {
    this.#source = source;
  }

  static sourceOf(model: ModelObject): unknown {
    return model.#source;
  }
}

/** The property of the prototype of a model with its loaded fields. */
const LOADED = Symbol('loaded fields');

/**
 * Returns whether a field of a model is a function, without reading the field; undefined if the
 * object is no model.
 */
export const isLoaded = (object: object, field: string): boolean | undefined =>
  (object as { readonly [LOADED]?: PlannedModel['loaded'] })[LOADED]?.has(field);

/**
 * Returns a function that creates models of a GraphQL type. A model costs little, however many
 * fields its type has: each is read when it is selected, and only it can fail then.
 */
export function defineModel<Model extends { readonly __typename: string }, Source>(
  typename: Model['__typename'],
  fields: ModelFields<Model, Source>,
): ModelCreator<Model, Source> {
  const Model = class extends ModelObject {};
  Object.defineProperty(Model.prototype, '__typename', { enumerable: true, value: typename });
  const loaded = new Map<string, PlannedField>();
  for (const [name, field] of Object.entries<AnyField>(fields as never)) {
    if (typeof field === 'object' && field !== null) loaded.set(name, field);
    Object.defineProperty(Model.prototype, name, toProperty(field));
  }
  Object.defineProperty(Model.prototype, LOADED, { value: loaded });
  // The class has a property for each field of the type.
  const create = (source: Source) => new Model(source) as unknown as Model;
  return Object.assign(create, { typename, loaded });
}

function toProperty(field: AnyField): PropertyDescriptor {
  if (field === null) return { enumerable: true, value: null };
  if (typeof field === 'function') {
    return {
      enumerable: true,
      get(this: ModelObject): unknown {
        return field(ModelObject.sourceOf(this));
      },
    };
  }
  return {
    enumerable: true,
    get(this: ModelObject): unknown {
      const source = ModelObject.sourceOf(this);
      return (args: never) => field.load(source, args);
    },
  };
}
