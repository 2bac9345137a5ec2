import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { resolveReferences } from './references.ts';
import { Secret } from './secret.ts';
import type { createSettingsSchema, Settings } from './settings.ts';

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
  schema: ReturnType<typeof createSettingsSchema>,
): ReadSettings {
  const resolved = resolveReferences(parseYaml(file), environment, dirname(resolve(file)));
  const result = schema.safeParse(withOverrides(resolved.value, environment));
  const problems = [...resolved.problems, ...problemsOf(result, resolved.problems)];
  if (problems.length > 0 || !result.success) throw new ConfigError(file, problems);
  const written = secretPaths(result.data).filter((path) => !resolved.referenced.has(path));
  return {
    settings: result.data,
    warnings: written.map((path) => `${path}: a secret is written out in ${file}`),
  };
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
  if (document.errors.length === 0) return document.toJS({ maxAliasCount: 100 });
  throw new ConfigError(
    file,
    document.errors.map(({ code, pos }) => `line ${lines.linePos(pos[0]).line}: ${code}`),
  );
}

/** `HOST`, `PORT` and `LOG_LEVEL` go over the file. */
export function withOverrides(value: unknown, environment: Environment): unknown {
  const { HOST: host, PORT: port, LOG_LEVEL: level } = environment;
  const all = isObject(value) ? value : {};
  const server = {
    ...(isObject(all['server']) ? all['server'] : {}),
    ...(host && { host }),
    // What is no number is left for the schema to name.
    ...(port && { port: /^\d+$/.test(port) ? Number(port) : port }),
  };
  const log = { ...(isObject(all['log']) ? all['log'] : {}), ...(level && { level }) };
  return { ...all, server, log };
}

function problemsOf(result: z.ZodSafeParseResult<Settings>, known: readonly string[]): string[] {
  return (result.error?.issues ?? [])
    .map((issue) => `${issue.path.join('.') || 'the file'}: ${toSentence(issue)}`)
    .filter((problem) => {
      const path = problem.slice(0, problem.indexOf(':'));
      return !known.some((other) => other.startsWith(`${path}:`));
    });
}

/** zod's own sentences name types and limits; none quotes the value. */
function toSentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has no member ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `must be ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') {
    return 'must be a kind of provider that there is';
  }
  return issue.message;
}

function secretPaths(node: unknown, path = ''): string[] {
  if (node instanceof Secret) return [path];
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, member]) =>
    secretPaths(member, path === '' ? key : `${path}.${key}`),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
