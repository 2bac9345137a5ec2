import type { InputIssue } from '../generated/schema-types.ts';
import type { IssueModel } from '../providers/contract/provider.ts';
import { detectLimit } from '../providers/kit/update/issue-limit.ts';

/** The fields of every path before the fields of the branch: `input` and the branch. */
const BASE_LENGTH = 2;

/** Returns an issue as GraphQL shows it: with what follows from its path, its rule and its message. */
export const toInputIssue = (issue: IssueModel): InputIssue => ({
  ...issue,
  field: toField(issue.path),
  limit: detectLimit(issue.rule, issue.message),
});

/** Returns `billingProperties.0.value`; null if the path ends at the branch or is none of the input. */
function toField(path: readonly string[] | null): string | null {
  if (path?.[0] !== 'input' || path.length <= BASE_LENGTH) return null;
  return path.slice(BASE_LENGTH).join('.');
}
