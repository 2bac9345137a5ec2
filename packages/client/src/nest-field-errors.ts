/** The error of one field, as react-hook-form has it. */
export interface FieldError {
  /** The kind of the violated rule, such as `TOO_SHORT`; `OTHER` if an operation does not select it. */
  readonly type: string;
  /** The messages of the field, one on each line. */
  readonly message: string;
}

/** Errors in the form of the input: a field has its error, and an object or a list has those of its fields. */
export interface NestedFieldErrors {
  [name: string]: FieldError | NestedFieldErrors | (NestedFieldErrors | undefined)[] | undefined;
}

/** A field with the steps that lead to it below the branch, and all its messages. */
export interface RejectedField {
  readonly steps: readonly string[];
  readonly error: FieldError;
}

/** A position in a list. */
export const isPosition = (step: string): boolean => /^\d{1,6}$/.test(step);

/** The errors of one field and of the fields in it. */
interface Branch {
  error?: FieldError;
  readonly fields: Map<string, Branch>;
}

/** Returns errors in the form of the input: a list where fields have positions, an object where they have names. */
export function nestFieldErrors(fields: readonly RejectedField[]): NestedFieldErrors {
  const root: Branch = { fields: new Map() };
  for (const { steps, error } of fields) {
    let branch = root;
    for (const step of steps) branch = enter(branch, step);
    branch.error = error;
  }
  return Object.fromEntries([...root.fields].map(([name, branch]) => [name, toErrors(branch)]));
}

function enter({ fields }: Branch, step: string): Branch {
  const branch = fields.get(step) ?? { fields: new Map() };
  fields.set(step, branch);
  return branch;
}

function toErrors({ error, fields }: Branch): NestedFieldErrors[string] {
  if (fields.size === 0) return error;
  const nested = [...fields].map(([step, branch]) => [step, toErrors(branch)] as const);
  const container = [...fields.keys()].every(isPosition) ? [] : {};
  return Object.assign(
    container,
    Object.fromEntries(nested),
    error === undefined ? {} : { root: error },
  );
}
