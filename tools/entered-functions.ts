import { readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A function of `src/` that was entered. */
export interface EnteredFunction {
  /** The path of its file from the root of the repository. */
  readonly file: string;
  /** The number of its first line, from 1. */
  readonly line: number;
  /** Its name; empty if it is anonymous. */
  readonly name: string;
}

/**
 * Returns the functions of hand-written files in `src/` that a take of precise coverage counts, by
 * file and line. The initializer of a class's fields and the top level of a module are no functions.
 *
 * @param root the folder of the repository, with a trailing slash.
 */
export function findEntered(
  scripts: readonly Profiler.ScriptCoverage[],
  root: string,
): EnteredFunction[] {
  return scripts
    .filter(({ url }) => url.startsWith('file:'))
    .map(({ url, functions }) => ({ file: relative(root, fileURLToPath(url)), functions }))
    .filter(({ file }) => file.startsWith('src/') && !file.startsWith('src/generated/'))
    .flatMap(({ file, functions }) => toEntered(file, functions, root))
    .toSorted((one, other) => compare(one.file, other.file) || one.line - other.line);
}

/**
 * Returns the functions that every take has. What a timer enters is missing from one of them.
 *
 * @param takes at least one.
 */
export function intersect(takes: readonly (readonly EnteredFunction[])[]): EnteredFunction[] {
  const [first = [], ...rest] = takes.map((take) => new Map(take.map((it) => [toKey(it), it])));
  return [...first.values()].filter((it) => rest.every((take) => take.has(toKey(it))));
}

/** Returns the number of files that contain the functions. */
export function countFiles(entered: readonly EnteredFunction[]): number {
  return new Set(entered.map(({ file }) => file)).size;
}

function toEntered(
  file: string,
  functions: readonly Profiler.FunctionCoverage[],
  root: string,
): EnteredFunction[] {
  const entered = functions.flatMap(({ functionName, ranges: [range] }) =>
    range !== undefined &&
    range.count > 0 &&
    !functionName.startsWith('<') &&
    !(functionName === '' && range.startOffset === 0)
      ? [{ name: functionName, start: range.startOffset }]
      : [],
  );
  if (entered.length === 0) return [];
  // Node replaces types by spaces, so the offsets are those of the source.
  const source = readFileSync(`${root}${file}`, 'utf8');
  return entered.map(({ name, start }) => ({
    file,
    line: source.slice(0, start).split('\n').length,
    name,
  }));
}

const toKey = ({ file, line, name }: EnteredFunction) => `${file}:${line} ${name}`;

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
