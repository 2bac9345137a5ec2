import {
  GraphQLError,
  getNullableType,
  isInputObjectType,
  Kind,
  type ValidationRule,
  type VariableDefinitionNode,
} from 'graphql';

/**
 * Requires a variable that is a field of a `@oneOf` input to be non-null: without a value the input
 * would have no field. graphql-js 16 checks this only if the input itself is nullable; ours never
 * are.
 */
export const oneOfVariables: ValidationRule = (context) => {
  const definitions = new Map<string, VariableDefinitionNode>();
  return {
    OperationDefinition: {
      enter: (operation) => {
        definitions.clear();
        for (const definition of operation.variableDefinitions ?? []) {
          definitions.set(definition.variable.name.value, definition);
        }
      },
      leave: (operation) => {
        for (const { node, parentType } of context.getRecursiveVariableUsages(operation)) {
          const parent = parentType && getNullableType(parentType);
          const definition = definitions.get(node.name.value);
          if (definition === undefined || definition.type.kind === Kind.NON_NULL_TYPE) continue;
          if (!isInputObjectType(parent) || !parent.isOneOf) continue;
          const message = `Variable "$${node.name.value}" must be non-null to be used in "${parent.name}".`;
          context.reportError(new GraphQLError(message, { nodes: [definition, node] }));
        }
      },
    },
  };
};
