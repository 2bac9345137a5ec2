import {
  type ASTNode,
  type ConstDirectiveNode,
  GraphQLError,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type ValidationRule,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** The code under which the operation is refused. */
export const LITERAL_SECRET = 'LITERAL_SECRET';

/**
 * Refuses a secret in the text of an operation: texts are stored and logged by other systems on the
 * way, and variables are not. A secret is recognized by its name in every position, even if the
 * schema has no such position.
 */
export const literalSecrets: ValidationRule = (context) => {
  const secrets = secretNames(context.getSchema());
  const secretValues = new Map<string, string>();
  const defaults: VariableDefinitionNode[] = [];
  const refuse = (name: string, node: ASTNode) => {
    const message = `"${name}" is a secret and must not be in the text of an operation: send it in a variable.`;
    const options = { nodes: node, extensions: { code: LITERAL_SECRET } };
    context.reportError(new GraphQLError(message, options));
  };
  const look = ({ name, value }: Given) => {
    if (!secrets.has(name.value)) return;
    if (value.kind === Kind.VARIABLE) secretValues.set(value.name.value, name.value);
    else if (value.kind !== Kind.NULL) refuse(name.value, value);
  };
  return {
    Argument: look,
    ObjectField: look,
    VariableDefinition: (definition) => {
      defaults.push(definition);
    },
    Document: {
      leave: () => {
        for (const { variable, defaultValue } of defaults) {
          const name = secretValues.get(variable.name.value);
          if (name === undefined || defaultValue === undefined) continue;
          if (defaultValue.kind !== Kind.NULL) refuse(name, defaultValue);
        }
      },
    },
  };
};

interface Given {
  readonly name: { readonly value: string };
  readonly value: ValueNode;
}

const NAMES = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** Returns the names of input fields that the contract marks with `@secret`. */
function secretNames(schema: GraphQLSchema): ReadonlySet<string> {
  const known = NAMES.get(schema);
  if (known !== undefined) return known;
  const marked = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .filter(({ astNode }) => astNode?.directives?.some(isMark))
    .map(({ name }) => name);
  const names = new Set(marked);
  NAMES.set(schema, names);
  return names;
}

const isMark = ({ name }: ConstDirectiveNode) => name.value === 'secret';
