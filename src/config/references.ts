import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A configuration with its references replaced. */
export interface Resolved {
  readonly value: unknown;
  /** What could not be replaced: `providers.onapp.apiKey: the environment has no ONAPP_API_KEY` */
  readonly problems: readonly string[];
  /** Paths of the values that came from elsewhere. */
  readonly referenced: ReadonlySet<string>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that are paths of files. */
const PATHS = /(^|\.)caFile$|^audit\.file$|^documents\.manifest$/;

/**
 * Replaces `${NAME}` by a variable of the environment and `{ file: PATH }` by what stands in a file, less the line
 * end. An empty variable counts as absent. Paths of files are taken from the folder of the configuration.
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
    const file = fileOf(node);
    // The configuration as a whole is no value that could stand elsewhere.
    if (file !== undefined && path !== '') return readFile(file, path);
    return Object.fromEntries(
      Object.entries(node).map(([key, member]) => {
        const resolved = visit(member, join(path, key));
        // The schema reads this file and knows no folder, so its path becomes absolute here.
        const isPath = PATHS.test(join(path, key)) && typeof member === 'string';
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

/** The path of `{ file: PATH }`; undefined for any other object. */
function fileOf(node: object): string | undefined {
  const [[key, path] = [], ...others] = Object.entries(node);
  return key === 'file' && typeof path === 'string' && others.length === 0 ? path : undefined;
}
