import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { ConfigError } from './config-error.ts';
import { explainIssue } from './explain-issue.ts';
import { resolveReferences } from './references.ts';
import { Secret } from './secret.ts';
import type { createSettingsSchema, Settings } from './settings.ts';

type SettingsSchema = ReturnType<typeof createSettingsSchema>;
type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingsSource {
  /** As the operator named it. */
  readonly file: string;
  readonly environment: Environment;
}

export interface ReadSettings {
  readonly settings: Settings;
  /** Secrets that are written out in the file, by path. */
  readonly warnings: readonly string[];
}

/** The file to read: `--config`, then `ROSTER_CONFIG`, then `roster.yml` where there is one. */
export function findSettingsFile(
  option: string | undefined,
  environment: Environment,
): string | undefined {
  const named = option ?? (environment['ROSTER_CONFIG'] || undefined);
  if (named !== undefined) return named;
  return existsSync('roster.yml') ? 'roster.yml' : undefined;
}

/** @throws {ConfigError} with all that is wrong, at once. */
export function readSettings(
  { file, environment }: SettingsSource,
  schema: SettingsSchema,
): ReadSettings {
  const { value, problems, referenced } = resolveReferences(
    parseYaml(file),
    environment,
    dirname(resolve(file)),
  );
  const checked = checkSettings(withOverrides(value, environment), schema, referenced);
  const unexplained = checked.problems.filter((problem) => !isAbout(problem, problems));
  const all = [...problems, ...unexplained];
  if (checked.settings === undefined || all.length > 0) throw new ConfigError(file, all);
  const written = secretPaths(checked.settings).filter((path) => !referenced.has(path));
  return {
    settings: checked.settings,
    warnings: written.map((path) => `${path}: a secret is written out in ${file}`),
  };
}

/**
 * Checks a configuration whose references are replaced.
 *
 * @param referenced paths of the values that were references, which give texts alone.
 * @returns the settings, or a sentence with its path for each problem.
 */
export function checkSettings(
  value: unknown,
  schema: SettingsSchema,
  referenced: ReadonlySet<string> = new Set(),
): { readonly settings: Settings | undefined; readonly problems: readonly string[] } {
  const { data, error } = schema.safeParse(value, { error: explainIssue });
  const problems = (error?.issues ?? []).map((issue) => {
    const path = issue.path.join('.');
    const isText = issue.code === 'invalid_type' && referenced.has(path);
    return `${path || 'the file'}: ${issue.message}${isText ? ' (references give texts)' : ''}`;
  });
  return { settings: data, problems };
}

/** Whether a value that could not be had is the reason for a problem. */
function isAbout(problem: string, known: readonly string[]): boolean {
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

/** Aliases are followed only here, so it is here that those show which name nothing, themselves or too much. */
function toValue(file: string, document: Document.Parsed): unknown {
  try {
    const value = document.toJS({ maxAliasCount: 100 });
    // Throws for what holds itself, which nothing later could walk through.
    JSON.stringify(value);
    return value;
  } catch {
    throw new ConfigError(file, ['an alias (*name) in it cannot be followed']);
  }
}

/** `HOST`, `PORT` and `LOG_LEVEL` go over the file. What is no map is left for the schema to name. */
export function withOverrides(value: unknown, environment: Environment): unknown {
  const { HOST: host, PORT: port, LOG_LEVEL: level } = environment;
  const all = value ?? {};
  if (!isObject(all)) return value;
  const server = {
    ...(host && { host }),
    // What is no number is left for the schema to name.
    ...(port && { port: /^\d+$/.test(port) ? Number(port) : port }),
  };
  return {
    ...all,
    server: withMembers(all['server'], server),
    log: withMembers(all['log'], level ? { level } : {}),
  };
}

function withMembers(section: unknown, members: object): unknown {
  const all = section ?? {};
  return isObject(all) ? { ...all, ...members } : section;
}

function secretPaths(node: unknown, path = ''): string[] {
  if (node instanceof Secret) return [path];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) =>
    secretPaths(member, path === '' ? key : `${path}.${key}`),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
