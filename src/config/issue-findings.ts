import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import { findClosestName } from './closest-name.ts';
import { toProbableNumber } from './explain-number.ts';
import { explainUnknownOption } from './explain-unknown-option.ts';
import { formatPath, type Problem, type SettingPath, toSettingPath } from './problem.ts';
import { get, type Repair, type RepairedValue } from './repairs.ts';
import { isAboutFile } from './setting-file.ts';
import { findSetting, guessKind, type SettingNode } from './setting-index.ts';

/** What is known of values that references made. */
export interface ReferencedValues {
  /** The paths of values that were references: such a value is always a string, and never shown. */
  readonly referenced: ReadonlySet<string>;
  /** The paths of settings that an environment variable overrides. They are never shown either. */
  readonly overridden: ReadonlySet<string>;
  /** Returns whether a reference may be a number or a boolean, as it is not in quotes. */
  readonly isUnquoted: (path: SettingPath) => boolean;
  /** The ends of messages about files, by the paths of the settings. */
  readonly files: ReadonlyMap<string, string>;
}

/** Of a configuration without references. */
export const NO_REFERENCES: ReferencedValues = {
  referenced: new Set(),
  overridden: new Set(),
  isUnquoted: () => false,
  files: new Map(),
};

/** A problem, a repair by which others can be found, or both. */
export interface Finding {
  readonly problem?: Problem;
  readonly repair?: Repair;
}

/** What an issue is explained with. */
export interface FindingContext {
  readonly repaired: RepairedValue;
  readonly references: ReferencedValues;
  readonly tree: SettingNode;
}

/** Returns the problems that an issue of zod reports, and the repairs by which those behind them are found. */
export function toFindings(issue: z.core.$ZodIssue, context: FindingContext): readonly Finding[] {
  const { repaired, references, tree } = context;
  const path = toSettingPath(issue.path);
  const written = repaired.toWrittenPath(path);
  if (issue.code === 'unrecognized_keys') {
    const place = { tree, path, value: repaired.value };
    return issue.keys.map((key) => {
      const { message, meant } = explainUnknownOption(key, place, issue.input);
      const problem = { path: [...written, key], message, isAboutKey: true };
      return { problem, ...(meant && { repair: { path: [...path, key], renameTo: meant } }) };
    });
  }
  const setting = formatPath(written);
  const kind = findMisspeltKind(issue);
  if (kind !== undefined) {
    const rename = { path: [...path.slice(0, -1), kind], renameTo: 'kind' };
    const at = [...written.slice(0, -1), kind];
    const message = 'unknown option, did you mean kind?';
    return [{ problem: { path: at, message, isAboutKey: true }, repair: rename }];
  }
  const number = toReferencedValue(
    issue,
    references.referenced.has(setting) && references.isUnquoted(written),
  );
  if (number !== undefined) return [{ repair: { path, replaceBy: number } }];
  const problem: Problem = {
    path: written,
    message: `${path.length === 0 ? 'the file ' : ''}${issue.message}${describeMissing(issue, context)}${explainSource(issue, written, references)}`,
    isAboutKey: issue.code === 'invalid_key',
  };
  const replaceBy = findProbableValue(issue, tree);
  return [replaceBy === undefined ? { problem } : { problem, repair: { path, replaceBy } }];
}

/** Returns the option of a provider that was probably meant to be its kind, which is missing. */
function findMisspeltKind(issue: z.core.$ZodIssue): string | undefined {
  const isMissing = issue.code === 'invalid_union' && issue.discriminator === 'kind';
  if (!isMissing || !isJsonObject(issue.input) || Object.hasOwn(issue.input, 'kind'))
    return undefined;
  return Object.keys(issue.input).find((key) => findClosestName(key, ['kind']) !== undefined);
}

/** Returns what a setting without a value is, as the end of the message. */
function describeMissing(issue: z.core.$ZodIssue, { repaired, tree }: FindingContext): string {
  const isTyped = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  if (!isTyped || 'discriminator' in issue || (issue.input ?? null) !== null) return '';
  const setting = findSetting(tree, repaired.value, toSettingPath(issue.path));
  const [sentence = ''] = setting?.description?.split(/\.(?: |$)/) ?? [];
  return sentence && `: ${sentence}`;
}

/** Returns the number or boolean that an unquoted reference means; undefined if the issue is another. */
function toReferencedValue(issue: z.core.$ZodIssue, isUnquoted: boolean): unknown {
  if (!isUnquoted || issue.code !== 'invalid_type' || typeof issue.input !== 'string')
    return undefined;
  if (issue.expected === 'boolean') {
    return ['true', 'false'].includes(issue.input) ? issue.input === 'true' : undefined;
  }
  const isNumber = issue.expected === 'number' && /^-?\d+(\.\d+)?$/.test(issue.input);
  return isNumber ? Number(issue.input) : undefined;
}

/** Returns the end of the message: the file that a setting names, or what its reference has to do with it. */
function explainSource(
  issue: z.core.$ZodIssue,
  path: SettingPath,
  { referenced, isUnquoted, files }: ReferencedValues,
): string {
  const setting = formatPath(path);
  if (isAboutFile(issue)) return files.get(setting) ?? '';
  if (!referenced.has(setting)) return '';
  if (issue.code === 'too_small') return ' (the value of its reference)';
  if (issue.code !== 'invalid_type') return '';
  return isUnquoted(path)
    ? ' (the value of its reference is another)'
    : ' (a reference in quotes is always a string)';
}

/** Returns the value that was probably meant; undefined if that is not known. */
function findProbableValue(issue: z.core.$ZodIssue, tree: SettingNode): unknown {
  switch (issue.code) {
    case 'invalid_type':
      return ['number', 'int'].includes(issue.expected)
        ? toProbableNumber(String(issue.path.at(-1)), issue.input)
        : undefined;
    case 'invalid_value':
      return findMeant(issue.input, issue.values);
    case 'invalid_union': {
      if (!('options' in issue) || issue.options === undefined) return undefined;
      const kinds = tree.properties?.['providers']?.additionalProperties || undefined;
      return (
        findMeant(get(issue.input, 'kind'), issue.options) ??
        guessKind(kinds?.oneOf ?? kinds?.anyOf ?? [], issue.input)
      );
    }
  }
  return undefined;
}

const findMeant = (value: unknown, options: readonly unknown[]) =>
  typeof value === 'string' ? findClosestName(value, options.map(String)) : undefined;
