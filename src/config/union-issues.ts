import type { z } from 'zod';

/**
 * Returns the issues of a value that may have several forms: those of the form that was meant, if the type of the value
 * says which, with complete paths. Otherwise returns the issue itself.
 */
export function flattenUnion(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter((issues) => !issues.some(isOfWholeValue));
  const [form] = meant;
  if (form === undefined || meant.length > 1) return [issue];
  return form
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
    .flatMap(flattenUnion);
}

/** Returns what each form of a value requires, as in `must be a string or a list`; undefined if a form does not say it. */
export function explainForms(forms: readonly (readonly z.core.$ZodIssue[])[]): string | undefined {
  const messages = forms.map((issues) => issues.find(isOfWholeValue)?.message);
  const types = messages.map((message) => /^must be (.+)$/.exec(message ?? '')?.[1]);
  return types.includes(undefined) ? undefined : `must be ${types.join(' or ')}`;
}

const isOfWholeValue = ({ code, path }: z.core.$ZodIssue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
