import {
  type FieldError,
  isPosition,
  type NestedFieldErrors,
  nestFieldErrors,
  type RejectedField,
} from './nest-field-errors.ts';

/** A problem with the issues that `ValidationProblem` has. Other problems have none. */
export interface ProblemWithIssues {
  /** The message of the problem. */
  readonly message: string;
  /** The reasons for the rejection; absent for other problems. */
  readonly issues?: readonly FieldIssue[] | undefined;
}

/** One reason for a rejection. An operation selects `message`, and `path` or `field`. */
export interface FieldIssue {
  /** The path of the input field, as in `["input", "onApp", "additionalFields", "0", "value"]`; null if there is none. */
  readonly path?: readonly string[] | null | undefined;
  /** The same below the branch, with dots: `additionalFields.0.value`. Used if `path` is not selected. */
  readonly field?: string | null | undefined;
  /** The kind of the violated rule. */
  readonly rule?: string | undefined;
  /** The message of the provider. */
  readonly message: string;
  /** The provider's own name of what it rejects; null if it names nothing. */
  readonly upstreamField?: string | null | undefined;
}

/**
 * The names of the fields that a form shows, with dots or brackets: `lastName`, `additionalFields.0.value`,
 * `additionalFields[0].value`. A form library never shows an error under another name, and react-hook-form never sends the form
 * again because of it.
 */
export type ShownFields = readonly string[];

/** Names of GraphQL and positions in lists. Every other name could be one of JavaScript's own, such as `__proto__`. */
const NAME = /^[A-Za-z0-9]\w*$/;

/** `input` and the branch of `UpdateUserInput`. */
const BRANCH_DEPTH = 2;

/**
 * Returns the errors of the fields of a form whose fields are named as those of the input's branch. Several messages for a
 * field become lines of one.
 *
 * - `flat`: messages by dotted names, `additionalFields.0.value`, for `setError` of react-hook-form and `setFieldError` of
 *   Formik.
 * - `brackets`: messages by names such as `additionalFields[0].value`, for `setErrorMap({ onSubmit: { fields } })` of TanStack
 *   Form.
 * - `nested`: objects `{ type, message }` in the form of the input, for `useForm({ errors })` of react-hook-form. If a list or
 *   an object has an error of its own beside those of its fields, this is its `root`.
 *
 * Issues that belong to no field are left out, and so are those of fields that the form does not show: `toFormErrors` with the
 * same names returns them.
 *
 * @param shown the names of the fields that the form shows; if it is absent, every field counts as shown
 */
export function toFieldErrors<Errors extends object = NestedFieldErrors>(
  problem: ProblemWithIssues,
  form: 'nested',
  shown?: ShownFields,
): Errors;
export function toFieldErrors(
  problem: ProblemWithIssues,
  form: 'flat' | 'brackets',
  shown?: ShownFields,
): Record<string, string>;
export function toFieldErrors(
  problem: ProblemWithIssues,
  form: 'nested' | 'flat' | 'brackets',
  shown?: ShownFields,
): object {
  const fields = collect(problem, shown);
  if (form === 'nested') return nestFieldErrors(fields);
  const toName = form === 'flat' ? toDotted : toBracketed;
  return Object.fromEntries(fields.map(({ steps, error }) => [toName(steps), error.message]));
}

/**
 * Returns the messages that a form shows above its fields: those of issues that belong to none of them, with the name of the field
 * that is meant, or that of the problem if it has no issues at all.
 *
 * @param shown the names of the fields that the form shows; if it is absent, every field counts as shown
 */
export function toFormErrors(problem: ProblemWithIssues, shown?: ShownFields): string[] {
  const issues = problem.issues ?? [];
  if (issues.length === 0) return [problem.message];
  return issues.filter((issue) => shownSteps(issue, shown) === undefined).map(withSubject);
}

/** Returns one error for each shown field, in the order of the issues. */
function collect(
  { issues = [] }: ProblemWithIssues,
  shown: ShownFields | undefined,
): readonly RejectedField[] {
  const fields = new Map<string, RejectedField>();
  for (const issue of issues) {
    const steps = shownSteps(issue, shown);
    if (steps === undefined) continue;
    const earlier = fields.get(toDotted(steps))?.error;
    const error: FieldError = {
      type: earlier?.type ?? issue.rule ?? 'OTHER',
      message: earlier === undefined ? issue.message : `${earlier.message}\n${issue.message}`,
    };
    fields.set(toDotted(steps), { steps, error });
  }
  return [...fields.values()];
}

/** Returns the steps to a field that the form shows; undefined if the issue belongs to none. */
function shownSteps(issue: FieldIssue, shown?: ShownFields): readonly string[] | undefined {
  const steps = stepsOf(issue);
  if (steps === undefined || shown === undefined) return steps;
  return shown.some((name) => name === toDotted(steps) || name === toBracketed(steps))
    ? steps
    : undefined;
}

/** Returns a message with the name of what it is about, because no field is beside it: `login: has already been taken`. */
function withSubject(issue: FieldIssue): string {
  const subject = stepsOf(issue)?.join('.') ?? issue.upstreamField;
  if (subject == null) return issue.message;
  const words = issue.message.toLowerCase().split(/[^\w.]+|\.(?!\w)/);
  return words.includes(subject.toLowerCase()) ? issue.message : `${subject}: ${issue.message}`;
}

/** Returns the steps to a field below the branch; undefined if the issue belongs to no field. */
function stepsOf({ path, field }: FieldIssue): readonly string[] | undefined {
  const steps = path?.slice(BRANCH_DEPTH) ?? field?.split('.') ?? [];
  const isField = steps.length > 0 && steps.every((step) => NAME.test(step));
  return isField && (path == null || path[0] === 'input') ? steps : undefined;
}

const toDotted = (steps: readonly string[]): string => steps.join('.');

const toBracketed = (steps: readonly string[]): string =>
  steps
    .map((step, index) => (isPosition(step) ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
