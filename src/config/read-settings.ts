import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import { type CheckedSettings, validateSettings } from './check-settings.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './interpolate.ts';
import { explainLiteralSecret, listSecrets } from './literal-secrets.ts';
import { findOverrides, withOverrides } from './overrides.ts';
import { findProbableMistakes } from './probable-mistakes.ts';
import { formatPath, formatProblems, type Problem, type SettingPath } from './problem.ts';
import { resolveReferences } from './references.ts';
import { get } from './repairs.ts';
import { createPathFormatter } from './shown-path.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

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
  /** A warning for each secret that the file contains literally, and for each setting that is probably a mistake. */
  readonly warnings: readonly string[];
}

/**
 * Returns the file to read: `--config`, else `ROSTER_CONFIG`, else `roster.yml` if it exists.
 *
 * @throws {ConfigError} if there is only a `roster.yaml`, which is not read.
 */
export function findSettingsFile(
  option: string | undefined,
  environment: Environment,
): string | undefined {
  const named = option ?? (environment['ROSTER_CONFIG'] || undefined);
  if (named !== undefined) return named;
  if (existsSync('roster.yml')) return 'roster.yml';
  if (!existsSync('roster.yaml')) return undefined;
  throw new ConfigError('roster.yaml', [
    'it is not read without --config: rename it to roster.yml, or use --config roster.yaml',
  ]);
}

/** @throws {ConfigError} with all problems at once. */
export function readSettings<T>(source: SettingsSource, schema: z.ZodType<T>): ReadSettings<T> {
  const { file, providers, sections } = source;
  const whole = readYamlFile(file);
  if (!whole.isReadable) throw toError(file, whole.problems);
  const yaml = { ...whole, value: pickSections(whole.value, sections) };
  const isComplete = providers === undefined || hasProviders(yaml.value);
  const { problems, settings } = check(yaml, source, schema, isComplete);
  const locate = (path: SettingPath) => {
    const { line, column } = yaml.locate({ path, message: '' }) ?? {};
    return `${file}, line ${line}, column ${column}`;
  };
  const toText = createPathFormatter(schema, yaml.value);
  if (settings === undefined || problems.length > 0) throw toError(file, problems, toText);
  const literal = listSecrets(settings).flatMap(({ path }) => {
    const message = explainLiteralSecret(getAt(yaml.value, path), locate(path));
    return message === undefined ? [] : [`${toText(path)}: ${message}`];
  });
  const others = findProbableMistakes(settings, yaml.value).map(
    ({ path, message }) => `${toText(path)}: ${message} (${locate(path)})`,
  );
  return { settings, warnings: [...literal, ...others] };
}

/** Returns the value at a path. */
const getAt = (value: unknown, path: SettingPath): unknown => path.reduce<unknown>(get, value);

/** Finds the problems of YAML, of references and of settings. */
function check<T>(
  yaml: YamlFile,
  { file, environment, providers }: SettingsSource,
  schema: z.ZodType<T>,
  isComplete: boolean,
): CheckedSettings<T> {
  const { value, problems, referenced, files } = resolveReferences(
    yaml.value,
    environment,
    dirname(resolve(file)),
  );
  const whole = isComplete ? value : { ...toMap(value), providers };
  const overrides = findOverrides(environment);
  const checked = validateSettings(withOverrides(whole, environment), schema, {
    // An override replaces a reference.
    referenced: new Set([...referenced].filter((path) => !overrides.has(path))),
    overridden: new Set(overrides.keys()),
    isUnquoted: yaml.isUnquoted,
    files,
  });
  const known = [...yaml.problems, ...problems].map(withPosition(yaml));
  const paths = new Set(known.map(({ path }) => formatPath(path)));
  const others = checked.problems
    // An unresolved reference causes the problem.
    .filter(({ path, isAboutKey }) => isAboutKey || !paths.has(formatPath(path)))
    .map((problem) => {
      const variable = overrides.get(formatPath(problem.path));
      if (variable === undefined) return withPosition(yaml)(problem);
      return { ...problem, message: `${problem.message} (the environment variable ${variable})` };
    });
  return { settings: checked.settings, problems: [...known, ...others] };
}

const withPosition =
  ({ locate }: YamlFile) =>
  (problem: Problem): Problem => ({ ...problem, position: locate(problem) });

const toError = (file: string, problems: readonly Problem[], toText = formatPath) =>
  new ConfigError(file, formatProblems(problems, toText));

/**
 * Returns whether a file has the section `providers`. An empty section counts, because it is rather a mistake than the
 * intention to have none.
 *
 * @throws {ConfigError} if the file cannot be parsed.
 */
export function fileHasProviders(file: string): boolean {
  const yaml = readYamlFile(file);
  if (!yaml.isReadable) throw toError(file, yaml.problems);
  return hasProviders(yaml.value);
}

const hasProviders = (parsed: unknown) =>
  isJsonObject(parsed) ? Object.hasOwn(parsed, 'providers') : parsed !== null;

function pickSections(parsed: unknown, sections: readonly string[] | undefined): unknown {
  if (sections === undefined || !isJsonObject(parsed)) return parsed;
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => sections.includes(name)));
}

/** An empty file is null. */
const toMap = (value: unknown) => (isJsonObject(value) ? value : {});
