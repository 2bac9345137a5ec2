import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import { reasonOf } from '../errors/sanitize-error-message.ts';

/** Coerced variables, or the reasons why the request cannot be executed with them. */
type CoercedVariables =
  | { readonly variables: { [name: string]: unknown } }
  | { readonly errors: readonly VariableError[] };

/** A variable that does not fit its type. The message quotes no value: it may be a password. */
export class VariableError extends GraphQLError {
  /** @param inputPath the names and indexes from the variable to the value; absent if there is no one value. */
  constructor(message: string, definition: VariableDefinitionNode, inputPath?: readonly string[]) {
    const extensions = { code: 'BAD_USER_INPUT', ...(inputPath && { inputPath }) };
    super(message, { nodes: [definition], extensions });
  }
}

/** Maximum number of errors about variables that are reported one by one. */
const MAX_ERRORS = 4;

/**
 * Coerces the variables of a request to the types that its operation declares, as
 * `getVariableValues` of graphql-js does; its messages quote values, which would have to be
 * removed.
 *
 * @param inputs the variables as the client sent them.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  inputs: Readonly<Record<string, unknown>>,
): CoercedVariables {
  const known = KNOWN.get(inputs);
  if (known !== undefined && known.definitions === definitions) return known.coerced;
  const coerced = coerceAll(schema, definitions, inputs);
  KNOWN.set(inputs, { definitions, coerced });
  return coerced;
}

/** What the variables of a request were coerced to: both its plan and its execution need it. */
const KNOWN = new WeakMap<object, KnownVariables>();

interface KnownVariables {
  readonly definitions: readonly VariableDefinitionNode[];
  readonly coerced: CoercedVariables;
}

function coerceAll(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  inputs: Readonly<Record<string, unknown>>,
): CoercedVariables {
  const variables: { [name: string]: unknown } = {};
  const errors: VariableError[] = [];
  try {
    for (const definition of definitions) {
      const type = typeFromAST(schema, definition.type);
      if (!isInputType(type)) throw new Error('Validation lets no such variable through.');
      coerceVariable(definition, type, inputs, {
        accept: (value) => defineOwn(variables, definition.variable.name.value, value),
        refuse: (message, path = []) => {
          if (errors.length === MAX_ERRORS) throw new TooManyErrors();
          const inputPath = [definition.variable.name.value, ...path.map(String)];
          errors.push(new VariableError(message, definition, inputPath));
        },
      });
    }
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
    const [first] = definitions;
    const message = 'There are more errors in the variables.';
    if (first !== undefined) errors.push(new VariableError(message, first));
  }
  return errors.length > 0 ? { errors } : { variables };
}

interface Outcome {
  readonly accept: (value: unknown) => void;
  /** @param path the keys below the variable; absent if the variable itself is refused. */
  readonly refuse: (message: string, path?: readonly (string | number)[]) => void;
}

function coerceVariable(
  { variable, defaultValue }: VariableDefinitionNode,
  type: GraphQLInputType,
  inputs: Readonly<Record<string, unknown>>,
  { accept, refuse }: Outcome,
): void {
  const name = variable.name.value;
  if (!Object.hasOwn(inputs, name)) {
    if (defaultValue !== undefined) accept(valueFromAST(defaultValue, type));
    else if (isNonNullType(type)) {
      refuse(`Variable "$${name}" of required type "${type}" was not provided.`);
    }
    return;
  }
  const input = inputs[name];
  if (input === null && isNonNullType(type)) {
    refuse(`Variable "$${name}" of non-null type "${type}" must not be null.`);
    return;
  }
  accept(
    coerceInputValue(
      input,
      type,
      (path, _value, error) => {
        const place = path.length > 0 ? ` at "${name}${path.map(toPathSegment).join('')}"` : '';
        const reason = reasonOf(error.message) ?? '';
        refuse(`Variable "$${name}" got an invalid value${place}. ${reason}`.trim(), path);
      },
      // Hides suggestions, which name fields that the client did not request.
      true,
    ),
  );
}

/** Formats a key of a path: only names of input fields and indexes of lists. */
const toPathSegment = (key: string | number) => (typeof key === 'number' ? `[${key}]` : `.${key}`);

class TooManyErrors extends Error {}

/** Defines an own property, whatever the variable is called: `__proto__` is a name as well. */
function defineOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
