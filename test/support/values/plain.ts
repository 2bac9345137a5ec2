import { readAll } from '../../../src/upstream/wire/read-all.ts';

/** Returns every value of a decoded document as plain data. Throws if one cannot be read. */
export function plain(value: unknown): unknown {
  return readAll(value, (error) => {
    throw error;
  });
}

/** Returns the names of the fields of a model or a plain object. */
export function fieldNames(object: object): readonly string[] {
  const names: string[] = [];
  // The fields of a model are getters of its prototype.
  for (const name in object) names.push(name);
  return names;
}

/** Returns all fields of a model as a plain object. */
export const fieldsOf = (model: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fieldNames(model).map((name) => [name, Reflect.get(model, name)]));
