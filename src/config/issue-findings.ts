import type { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import { findClosestName, suggest } from './closest-name.ts';
import { toProbableNumber } from './explain-number.ts';
import { explainUnknownOption } from './explain-unknown-option.ts';
import type { FindingContext } from './finding-context.ts';
import { explainExpected, explainSource } from './message-ends.ts';
import { formatPath, type Problem, type SettingPath, toSettingPath } from './problem.ts';
import { toProviderKey } from './provider-key.ts';
import { get, type Repair } from './repairs.ts';
import { guessKind, type SettingNode } from './setting-index.ts';

/** A problem, a repair by which others can be found, or both. */
export interface Finding {
  readonly problem?: Problem;
  readonly repair?: Repair;
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
  if (issue.code === 'invalid_key') return [toKeyFinding(issue, path, context)];
  const problem: Problem = {
    path: written,
    message: `${path.length === 0 ? 'the file ' : ''}${issue.message}${explainExpected(issue, context)}${explainSource(issue, written, references)}`,
  };
  const replaceBy = findProbableValue(issue, tree);
  return [replaceBy === undefined ? { problem } : { problem, repair: { path, replaceBy } }];
}

/** Explains a name that is not allowed. That of a provider gets the probable one, if it is a group and so no secret. */
function toKeyFinding(
  issue: z.core.$ZodIssue,
  path: SettingPath,
  { repaired }: FindingContext,
): Finding {
  const [section, name, ...others] = path;
  const providers = get(repaired.value, 'providers');
  const isProvider = section === 'providers' && others.length === 0 && name !== undefined;
  const meant =
    isProvider && isJsonObject(get(providers, name)) ? toProviderKey(String(name)) : undefined;
  const isFree = meant !== undefined && get(providers, meant) === undefined;
  const problem = {
    path: repaired.toWrittenPath(path),
    message: `${issue.message}${suggest(meant)}`,
    isAboutKey: true,
  };
  return isFree ? { problem, repair: { path, renameTo: meant } } : { problem };
}

/** Returns the option of a provider that was probably meant to be its kind, which is missing. */
function findMisspeltKind(issue: z.core.$ZodIssue): string | undefined {
  const isMissing = issue.code === 'invalid_union' && issue.discriminator === 'kind';
  if (!isMissing || !isJsonObject(issue.input) || Object.hasOwn(issue.input, 'kind'))
    return undefined;
  return Object.keys(issue.input).find((key) => findClosestName(key, ['kind']) !== undefined);
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
