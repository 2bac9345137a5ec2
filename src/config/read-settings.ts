import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import { ConfigError } from './config-error.ts';
import { explainIssue } from './explain-issue.ts';
import { resolveReferences } from './references.ts';
import { Secret } from './secret.ts';
import { flattenUnion } from './union-issues.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface SettingsSource {
  /** The name of the file as the operator gave it. */
  readonly file: string;
  readonly environment: Environment;
  /** The section `providers` if the file has none; absent: such a file is invalid. */
  readonly providers?: Providers | undefined;
  /** The only sections that are read, so that nothing else needs to be valid; absent: all. */
  readonly sections?: readonly string[];
}

type Providers = Readonly<Record<string, unknown>>;

interface ReadSettings<T> {
  readonly settings: T;
  /** A warning for the path of each secret that the file contains literally. */
  readonly warnings: readonly string[];
}

/** Returns the file to read: `--config`, else `ROSTER_CONFIG`, else `roster.yml` if it exists. */
export function findSettingsFile(
  option: string | undefined,
  environment: Environment,
): string | undefined {
  const named = option ?? (environment['ROSTER_CONFIG'] || undefined);
  if (named !== undefined) return named;
  return existsSync('roster.yml') ? 'roster.yml' : undefined;
}

/** @throws {ConfigError} with all problems at once. */
export function readSettings<T>(
  { file, environment, providers, sections }: SettingsSource,
  schema: z.ZodType<T>,
): ReadSettings<T> {
  const parsed = pickSections(parseYaml(file), sections);
  const { value, problems, referenced } = resolveReferences(
    parsed,
    environment,
    dirname(resolve(file)),
  );
  const isComplete = providers === undefined || hasProviders(parsed);
  const whole = isComplete ? value : { ...toMap(value), providers };
  const checked = checkSettings(withOverrides(whole, environment), schema, referenced);
  const unexplained = checked.problems.filter((problem) => !isCausedBy(problem, problems));
  const all = [...problems, ...unexplained];
  if (checked.settings === undefined || all.length > 0) throw new ConfigError(file, all);
  const written = findSecretPaths(checked.settings).filter(
    (path) => !referenced.has(path) && (isComplete || !path.startsWith('providers.')),
  );
  return {
    settings: checked.settings,
    warnings: written.map((path) => `${path}: literal secret in ${file}; use a reference instead`),
  };
}

/**
 * Returns whether a file has the section `providers`. An empty section counts, because it is rather a mistake than the
 * intention to have none.
 *
 * @throws {ConfigError} if the file cannot be parsed.
 */
export const fileHasProviders = (file: string): boolean => hasProviders(parseYaml(file));

const hasProviders = (parsed: unknown) =>
  isJsonObject(parsed) ? Object.hasOwn(parsed, 'providers') : parsed !== null;

function pickSections(parsed: unknown, sections: readonly string[] | undefined): unknown {
  if (sections === undefined || !isJsonObject(parsed)) return parsed;
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => sections.includes(name)));
}

/** An empty file is null. */
const toMap = (value: unknown) => (isJsonObject(value) ? value : {});

/**
 * Validates a configuration whose references are resolved.
 *
 * @param referenced the paths of values that were references, which are always strings.
 * @returns the settings, or a message with a path for each problem.
 */
export function checkSettings<T>(
  value: unknown,
  schema: z.ZodType<T>,
  referenced: ReadonlySet<string> = new Set(),
): { readonly settings: T | undefined; readonly problems: readonly string[] } {
  const { data, error } = schema.safeParse(value, { error: explainIssue });
  const problems = (error?.issues ?? []).flatMap(flattenUnion).map((issue) => {
    const path = issue.path.join('.');
    const isText = issue.code === 'invalid_type' && referenced.has(path);
    return `${path || 'the file'}: ${issue.message}${isText ? ' (a reference is always a string)' : ''}`;
  });
  return { settings: data, problems };
}

/** Returns whether an unresolved reference causes the problem. */
function isCausedBy(problem: string, known: readonly string[]): boolean {
  const path = problem.slice(0, problem.indexOf(':') + 1);
  return known.some((other) => other.startsWith(path));
}

function parseYaml(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(file, ['it cannot be read']);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length === 0) return toValue(file, document);
  throw new ConfigError(
    file,
    document.errors.map(({ code, pos }) => `line ${lines.linePos(pos[0]).line}: ${code}`),
  );
}

/** Resolves aliases. Missing, circular and excessive ones are detected here. */
function toValue(file: string, document: Document.Parsed): unknown {
  try {
    const value = document.toJS({ maxAliasCount: 100 });
    // This throws if a value contains itself, which later code could not walk through.
    JSON.stringify(value);
    return value;
  } catch {
    throw new ConfigError(file, ['an alias (*name) cannot be resolved']);
  }
}

/** Applies `HOST`, `PORT` and `LOG_LEVEL` over the file. The schema reports sections that are not maps. */
export function withOverrides(value: unknown, environment: Environment): unknown {
  const { HOST: host, PORT: port, LOG_LEVEL: level } = environment;
  const all = value ?? {};
  if (!isJsonObject(all)) return value;
  const server = {
    ...(host && { host }),
    // The schema reports a port that is not a number.
    ...(port && { port: /^\d+$/.test(port) ? Number(port) : port }),
  };
  return {
    ...all,
    server: mergeSection(all['server'], server),
    log: mergeSection(all['log'], level ? { level } : {}),
  };
}

function mergeSection(section: unknown, overrides: object): unknown {
  const all = section ?? {};
  return isJsonObject(all) ? { ...all, ...overrides } : section;
}

function findSecretPaths(node: unknown, path = ''): string[] {
  if (node instanceof Secret) return [path];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    findSecretPaths(value, path === '' ? key : `${path}.${key}`),
  );
}
