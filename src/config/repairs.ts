import { isJsonObject } from '../lib/json.ts';
import type { SettingPath } from './problem.ts';

/** A change of a configuration by which the settings behind a mistake can be checked, too. */
export type Repair =
  | { readonly path: SettingPath; readonly replaceBy: unknown }
  /** `path` is that of the option with the wrong name. */
  | { readonly path: SettingPath; readonly renameTo: string };

/** A configuration with repairs, of which the names in the file are known. */
export class RepairedValue {
  #value: unknown;
  /** The names in the file, by the paths that renamed options have now. */
  readonly #written = new Map<string, string | number>();

  constructor(value: unknown) {
    this.#value = value;
  }

  get value(): unknown {
    return this.#value;
  }

  apply(repair: Repair): void {
    const { path } = repair;
    const key = path.at(-1);
    if (key === undefined) return;
    this.#value = change(this.#value, path.slice(0, -1), (parent) =>
      'renameTo' in repair
        ? this.#rename(parent, path, repair.renameTo)
        : set(parent, key, repair.replaceBy),
    );
  }

  #rename(parent: unknown, path: SettingPath, name: string): unknown {
    if (!isJsonObject(parent)) return parent;
    const key = path.at(-1);
    const renamed = [...path.slice(0, -1), name];
    if (key !== undefined) this.#written.set(JSON.stringify(renamed), key);
    return Object.fromEntries(
      Object.entries(parent).map(([own, value]) => [own === key ? name : own, value]),
    );
  }

  /** Returns the path in the file. */
  toWrittenPath(path: SettingPath): SettingPath {
    return path.map(
      (key, index) => this.#written.get(JSON.stringify(path.slice(0, index + 1))) ?? key,
    );
  }
}

/** Returns the value with another value at the path. Nothing is changed in place. */
function change(value: unknown, path: SettingPath, next: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next(value);
  return set(value, key, change(get(value, key), rest, next));
}

/** Returns a property of a map, or an entry of a list. */
export const get = (value: unknown, key: string | number): unknown =>
  (isJsonObject(value) && Object.hasOwn(value, key)) || Array.isArray(value)
    ? Reflect.get(value, key)
    : undefined;

function set(value: unknown, key: string | number, next: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? next : item));
  return isJsonObject(value) ? { ...value, [key]: next } : value;
}

/** Returns the entries of a map or a list; none for another value. */
export const toEntries = (node: unknown): readonly (readonly [string | number, unknown])[] =>
  Array.isArray(node) ? [...node.entries()] : isJsonObject(node) ? Object.entries(node) : [];
