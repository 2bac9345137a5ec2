import type { z } from 'zod';
import { MAX_NAMES } from './explain-unknown-option.ts';
import type { FindingContext, ReferencedValues } from './finding-context.ts';
import { formatPath, type SettingPath, toSettingPath } from './problem.ts';
import { isAboutFile } from './setting-file.ts';
import { findSetting, listOptions } from './setting-index.ts';

/** Returns what a setting expects that has no value or one of another type, as the end of the message. */
export function explainExpected(
  issue: z.core.$ZodIssue,
  { repaired, tree }: FindingContext,
): string {
  const isTyped = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  if (!isTyped || 'discriminator' in issue || issue.path.length === 0) return '';
  const setting = findSetting(tree, repaired.value, toSettingPath(issue.path));
  if ((issue.input ?? null) !== null) {
    const options = listOptions(setting).slice(0, MAX_NAMES).join(', ');
    return options && `; options are ${options}`;
  }
  const [sentence = ''] = setting?.description?.split(/\.(?: |$)/) ?? [];
  return sentence && `: ${sentence}`;
}

/** Returns the end of the message: the file that a setting names, or what its reference has to do with it. */
export function explainSource(
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
