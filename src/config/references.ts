import { resolve } from 'node:path';
import { type Environment, interpolate } from './interpolate.ts';
import { formatPath, type Problem, type SettingPath } from './problem.ts';
import { explainFileError, readSecretFile } from './setting-file.ts';
import { describeFile } from './shown-file.ts';

/** A configuration with resolved references. */
interface Resolved {
  readonly value: unknown;
  /** Unresolved references, such as `providers.onapp.apiKey: the environment has no ONAPP_API_KEY`. */
  readonly problems: readonly Problem[];
  /** The paths of values that were references. */
  readonly referenced: ReadonlySet<string>;
  /** The ends of messages about files, by the paths of the settings that name them. They contain no value of a variable. */
  readonly files: ReadonlyMap<string, string>;
}

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
  const problems: Problem[] = [];
  const referenced = new Set<string>();
  const files = new Map<string, string>();

  const visit = (node: unknown, path: SettingPath): unknown => {
    if (typeof node === 'string') return replaceNames(node, path);
    if (Array.isArray(node)) return node.map((item, index) => visit(item, [...path, index]));
    if (typeof node !== 'object' || node === null) return node;
    const file = toFileReference(node);
    // The configuration as a whole cannot be a reference.
    if (file !== undefined && path.length > 0) return readFile(file, path);
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => [key, visit(child, [...path, key])]),
    );
  };

  const replaceNames = (text: string, path: SettingPath) => {
    const setting = formatPath(path);
    const { text: replaced, isReference, problems: messages } = interpolate(text, environment);
    if (isReference) referenced.add(setting);
    problems.push(...messages.map((message) => ({ path, message })));
    if (!FILE_SETTINGS.test(setting)) return replaced;
    // The schema does not know the folder, so the path becomes absolute here.
    const file = resolve(folder, replaced);
    files.set(setting, describeFile(text, file, isReference));
    return file;
  };

  const readFile = (text: string, path: SettingPath) => {
    referenced.add(formatPath(path));
    const { text: file, isReference, problems: messages } = interpolate(text, environment);
    problems.push(...messages.map((message) => ({ path, message })));
    if (messages.length > 0) return 'unread';
    const absolute = resolve(folder, file);
    try {
      return readSecretFile(absolute);
    } catch (error) {
      const end = describeFile(text, absolute, isReference);
      const message = `it refers to a file that ${explainFileError(error)}${end}`;
      problems.push({ path, message });
      return 'unread';
    }
  };

  return { value: visit(value, []), problems, referenced, files };
}

/** Returns the path of `{ file: PATH }`; undefined for any other object. */
function toFileReference(node: object): string | undefined {
  const [[key, path] = [], ...others] = Object.entries(node);
  return key === 'file' && typeof path === 'string' && others.length === 0 ? path : undefined;
}
