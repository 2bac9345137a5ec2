import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { NO_REFERENCES, type ReferencedValues } from './finding-context.ts';
import { toFindings } from './issue-findings.ts';
import { formatPath, formatProblems, type Problem, toSettingPath } from './problem.ts';
import { RepairedValue } from './repairs.ts';
import { type SettingNode, toSettingTree } from './setting-index.ts';

/** How often the rest is checked after a repair: each round may find mistakes behind those of the one before. */
const MAX_ROUNDS = 8;

/** Settings, or what is wrong with them. */
export interface CheckedSettings<T> {
  /** Undefined if there are problems. */
  readonly settings: T | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Validates a configuration that is no file.
 *
 * @returns the settings, or a message with a path for each problem.
 */
export function checkSettings<T>(
  value: unknown,
  schema: z.ZodType<T>,
): { readonly settings: T | undefined; readonly problems: readonly string[] } {
  const { settings, problems } = validateSettings(value, schema);
  return { settings, problems: formatProblems(problems) };
}

/**
 * Validates a configuration whose references are resolved. A mistake with a probable meaning is repaired to find those behind
 * it, so that all problems are found at once.
 */
export function validateSettings<T>(
  value: unknown,
  schema: z.ZodType<T>,
  references: ReferencedValues = NO_REFERENCES,
): CheckedSettings<T> {
  const repaired = new RepairedValue(value);
  const problems: Problem[] = [];
  let tree: SettingNode | undefined;
  for (let round = 1; ; round += 1) {
    const { data, issues } = parse(repaired, schema, references);
    if (data !== undefined) return { settings: problems.length > 0 ? undefined : data, problems };
    tree ??= toSettingTree(schema);
    const context = { repaired, references, tree };
    const findings = issues.flatMap((issue) => toFindings(issue, context));
    const repairs = findings.flatMap(({ repair }) => repair ?? []);
    const isLast = repairs.length === 0 || round === MAX_ROUNDS;
    // Another round finds the other problems again, unless they follow from these.
    const kept = isLast ? findings : findings.filter(({ repair }) => repair !== undefined);
    problems.push(...kept.flatMap(({ problem }) => problem ?? []));
    if (isLast) return { settings: undefined, problems };
    for (const repair of repairs) repaired.apply(repair);
  }
}

function parse<T>(
  repaired: RepairedValue,
  schema: z.ZodType<T>,
  { referenced, overridden }: ReferencedValues,
) {
  const error = (issue: z.core.$ZodRawIssue) => {
    const path = formatPath(repaired.toWrittenPath(toSettingPath(issue.path ?? [])));
    return explainIssue(issue, !referenced.has(path) && !overridden.has(path));
  };
  const { data, error: failure } = schema.safeParse(repaired.value, { error, reportInput: true });
  return { data, issues: (failure?.issues ?? []).flatMap((issue) => chooseBranch(issue)) };
}

const isOtherType = ({ code, path }: z.core.$ZodIssue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/**
 * Returns the issues of the alternative that has the type of the value, if the setting has several, with complete paths;
 * otherwise the issue itself.
 */
function chooseBranch(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.discriminator !== undefined) return [issue];
  const [branch, other] = issue.errors.filter((issues) => !issues.some(isOtherType));
  if (branch === undefined || other !== undefined) return [issue];
  return branch
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(chooseBranch);
}
