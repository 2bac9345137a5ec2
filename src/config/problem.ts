/** The path of a setting: keys of maps, and indexes of lists from 0. */
export type SettingPath = readonly (string | number)[];

/** A mistake in a configuration. */
export interface Problem {
  /** The setting; empty: the whole file. */
  readonly path: SettingPath;
  /** What is wrong and what to do. It contains no secret and no value of an environment variable. */
  readonly message: string;
  /** Whether the name of the setting is wrong, rather than its value. Default: the value. */
  readonly isAboutKey?: boolean;
  /** Default: that of the setting. */
  readonly position?: Position | undefined;
}

/** A position in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns a path as in `access.apiKeys.0.name`. */
export const formatPath = (path: SettingPath): string => path.join('.');

/** Returns the problem in one line, with its position if there is one. */
function formatProblem(
  { path, message, position }: Problem,
  toText: (path: SettingPath) => string,
): string {
  const setting = path.length === 0 ? '' : `${toText(path)}: `;
  const where = position === undefined ? '' : `line ${position.line}, column ${position.column}: `;
  return `${where}${setting}${message}`;
}

/** Returns a path of zod as one of a setting. */
export const toSettingPath = (path: readonly PropertyKey[]): SettingPath =>
  path.map((key) => (typeof key === 'symbol' ? String(key) : key));

/** Returns one line for each problem, in the order of the file. */
export const formatProblems = (problems: readonly Problem[], toText = formatPath): string[] =>
  problems
    .toSorted((a, b) => comparePositions(a.position, b.position))
    .map((problem) => formatProblem(problem, toText));

/** A problem without a position comes last. */
function comparePositions(a: Position | undefined, b: Position | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.line - b.line || a.column - b.column;
}
