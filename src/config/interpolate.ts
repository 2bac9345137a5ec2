import { findClosestName, suggest } from './closest-name.ts';

/** The environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** `$${`, a reference with or without a default, or something that looks like a reference. */
const REFERENCE = /\$\$\{|\$\{(\w+)(?:(:?-)([^{}]*))?\}|\$\{/g;

/** A whole value that is one reference. */
const WHOLE_REFERENCE = /^\$\{\w+(?::?-[^{}]*)?\}$/;

/** A whole value that looks like a reference of a shell. */
const SHELL_REFERENCE = /^\$([A-Z][A-Z0-9_]+)$/;

const FORM = `write \${NAME} or \${NAME:-default}; a text that contains \${ is written with $\${`;

/** A text whose references are replaced. */
interface Interpolated {
  readonly text: string;
  /** Whether there was a reference. */
  readonly isReference: boolean;
  /** Messages that contain names, and no values. */
  readonly problems: readonly string[];
}

/**
 * Replaces the references to environment variables in a text as Docker Compose does: `${NAME}`, `${NAME:-default}` if the
 * variable is absent or empty, and `${NAME-default}` if it is absent. `$${` is the text `${`. Unlike there, an empty
 * variable without a default is a problem.
 */
export function interpolate(text: string, environment: Environment): Interpolated {
  const problems: string[] = [];
  let isReference = false;
  const [, shellName] = SHELL_REFERENCE.exec(text) ?? [];
  if (shellName !== undefined) problems.push(explainShellName(shellName, environment));
  const replaced = text.replace(
    REFERENCE,
    (whole, name?: string, operator?: string, fallback?: string) => {
      if (whole === '$${') return '${';
      isReference = true;
      const found =
        name !== undefined && Object.hasOwn(environment, name) ? environment[name] : undefined;
      if (found !== undefined && (found !== '' || operator === '-')) return found;
      if (fallback !== undefined) return fallback;
      problems.push(
        name === undefined
          ? `this reference is not valid: ${FORM}`
          : explainAbsent(name, environment, WHOLE_REFERENCE.test(text)),
      );
      return whole;
    },
  );
  return { text: replaced, isReference, problems };
}

/**
 * Replaces the references in a text without an environment: by their defaults, or by the placeholder.
 *
 * @returns also whether there is a reference, and one whose default is not empty.
 */
export function fillReferences(text: string, placeholder: string) {
  let isReference = false;
  let hasDefault = false;
  const filled = text.replace(
    REFERENCE,
    (whole, _name?: string, _operator?: string, fallback?: string) => {
      if (whole === '$${') return '${';
      isReference = true;
      hasDefault ||= (fallback ?? '') !== '';
      return fallback || placeholder;
    },
  );
  return { text: filled, isReference, hasDefault };
}

/** A reference within a text may be part of a secret, so its name is shown only if there is such a variable. */
function explainAbsent(name: string, environment: Environment, isWhole: boolean): string {
  if (environment[name] === '') return `the environment variable ${name} is empty`;
  const shown = isWhole ? name : `variable that the \${ } in this text names`;
  return `the environment has no ${shown}${suggest(findVariable(name, environment))}`;
}

/** A secret may look like a name, too, so it is shown only if there is such a variable. */
function explainShellName(name: string, environment: Environment): string {
  if (Object.hasOwn(environment, name)) return `a reference needs braces: write \${${name}}`;
  return `a reference needs braces: write \${NAME}, or put a secret that begins with $ into a variable or a file${suggest(findVariable(name, environment))}`;
}

const findVariable = (name: string, environment: Environment) =>
  findClosestName(
    name,
    Object.keys(environment).filter((other) => environment[other]),
  );
