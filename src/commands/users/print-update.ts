import type { UserChange } from './parse-changes.ts';
import { toCell, toTable } from './text-table.ts';
import type { UserFields } from './user-fields.ts';

/** The result of the mutation. */
export interface UpdateReport {
  /** `UserUpdated`, or the type of a problem. */
  readonly __typename: string;
  readonly user?: UserFields | null;
  readonly isReplay?: boolean;
  readonly userProblem?: { readonly code: string; readonly message: string } | null;
  readonly code?: string;
  readonly message?: string;
  readonly write?: string;
  readonly retry?: { readonly advice: string; readonly afterSeconds: number | null };
  readonly origin?: { readonly requestId: string };
  readonly issues?: readonly { readonly field: string | null; readonly message: string }[];
}

/** What an update would do. */
export interface UpdatePlan {
  readonly id: string;
  /** The API, as the input names it. */
  readonly branch: string;
  /** `from` is undefined if the user does not show the field. */
  readonly changes: readonly {
    readonly field: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
  /** The upstream calls, at most. */
  readonly calls: readonly {
    readonly count: number;
    readonly api: string;
    readonly method: string;
    readonly path: string;
    readonly reason: string;
  }[];
}

/** What helps after a problem, by the advice. */
const ADVICE: Readonly<Record<string, string>> = {
  READ_FIRST: 'Look at the user with roster show before you repeat the command.',
  CHANGE_INPUT: 'Change the values.',
  ASK_OPERATOR: 'The configuration or the provider must be changed first.',
};

const WRITES: Readonly<Record<string, string>> = {
  NOT_APPLIED: 'Nothing was changed.',
  APPLIED: 'The change was made.',
  UNKNOWN: 'It is not known whether the change was made.',
};

/** An update that was sent. */
interface SentUpdate {
  readonly id: string;
  readonly change: UserChange;
  /** The key with which the command may be repeated; null if a repetition would make the change again. */
  readonly repeatKey: string | null;
}

/** Describes the result of an update for people. */
export function describeResult(
  { id, change: { changes }, repeatKey }: SentUpdate,
  report: UpdateReport,
): string {
  if (report.__typename !== 'UserUpdated') return describeProblem(report, repeatKey);
  const { user = null, userProblem } = report;
  const shown = Object.keys(changes).filter((field) => user !== null && field in user);
  return [
    `${id} was changed.${report.isReplay === true ? ' An earlier command with this key had changed it.' : ''}`,
    ...(shown.length > 0 ? [toTable(shown.map((field) => [field, user?.[field]]))] : []),
    ...(userProblem ? [`The user could not be read afterwards: ${userProblem.code}.`] : []),
  ].join('\n');
}

/** Describes a dry run for people. */
export function describePlan(
  { id, branch, changes, calls }: UpdatePlan,
  report: UpdateReport,
): string {
  const rows = changes.map(({ field, from, to }) => [
    field,
    from === undefined ? '(not shown)' : from,
    '->',
    to,
  ]);
  const sent = calls.map(({ method, path, api, reason }) => [method, path, api, reason]);
  const end =
    report.__typename === 'UserUpdated'
      ? 'Dry run: nothing was changed. Without --dry-run this change would be sent.'
      : `Dry run: this change would be refused.\n${describeProblem(report, null)}`;
  return [`${id}, ${branch}:`, toTable(rows), '', 'Calls, at most:', toTable(sent), '', end].join(
    '\n',
  );
}

function describeProblem(report: UpdateReport, repeatKey: string | null) {
  const { __typename, code, message, issues = [], write, retry, origin } = report;
  return [
    `${__typename} ${code}: ${message}`,
    ...issues.map(({ field, message: issue }) => `  ${field ?? 'user'}: ${toCell(issue)}`),
    [WRITES[write ?? ''], describeRetry(retry?.advice, repeatKey)]
      .filter((text) => text !== undefined)
      .join(' '),
    `Request id: ${origin?.requestId}`,
  ].join('\n');
}

function describeRetry(advice = '', repeatKey: string | null): string | undefined {
  if (advice !== 'SEND_AGAIN') return ADVICE[advice];
  return `Run the same command again${repeatKey === null ? '' : ` with --idempotency-key ${repeatKey}`}.`;
}
