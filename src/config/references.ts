import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A configuration with resolved references. */
interface Resolved {
  readonly value: unknown;
  /** Unresolved references, such as `providers.onapp.apiKey: the environment has no ONAPP_API_KEY`. */
  readonly problems: readonly string[];
  /** The paths of values that were references. */
  readonly referenced: ReadonlySet<string>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that contain the path of a file. */
const FILE_SETTINGS = /(^|\.)caFile$|^audit\.file$|^documents\.manifest$|^store\.(cert|key)File$/;

/**
 * Replaces `${NAME}` by an environment variable and `{ file: PATH }` by the content of a file without its last line end. An
 * empty variable counts as absent. Paths are relative to the folder of the configuration.
 */
export function resolveReferences(
  value: unknown,
  environment: Environment,
  folder: string,
): Resolved {
  const problems: string[] = [];
  const referenced = new Set<string>();

  const visit = (node: unknown, path: string): unknown => {
    if (typeof node === 'string') return replaceNames(node, path);
    if (Array.isArray(node)) return node.map((item, index) => visit(item, join(path, index)));
    if (typeof node !== 'object' || node === null) return node;
    const file = toFileReference(node);
    // The configuration as a whole cannot be a reference.
    if (file !== undefined && path !== '') return readFile(file, path);
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        const resolved = visit(child, join(path, key));
        // The schema does not know the folder, so the path becomes absolute here.
        const isPath = FILE_SETTINGS.test(join(path, key)) && typeof child === 'string';
        return [key, isPath ? resolve(folder, String(resolved)) : resolved];
      }),
    );
  };

  const replaceNames = (text: string, path: string) =>
    text.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
      referenced.add(path);
      const found = environment[name];
      if (found !== undefined && found !== '') return found;
      problems.push(`${path}: the environment has no ${name}`);
      return whole;
    });

  const readFile = (file: string, path: string) => {
    referenced.add(path);
    try {
      return readFileSync(resolve(folder, file), 'utf8').replace(/\r?\n$/, '');
    } catch {
      problems.push(`${path}: its file cannot be read`);
      return 'unread';
    }
  };

  return { value: visit(value, ''), problems, referenced };
}

const join = (path: string, key: string | number) => (path === '' ? `${key}` : `${path}.${key}`);

/** Returns the path of `{ file: PATH }`; undefined for any other object. */
function toFileReference(node: object): string | undefined {
  const [[key, path] = [], ...others] = Object.entries(node);
  return key === 'file' && typeof path === 'string' && others.length === 0 ? path : undefined;
}
