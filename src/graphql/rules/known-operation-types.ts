import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * Refuses operations of a type that the schema does not have. graphql-js finds a subscription only
 * when it executes it, and reports that as a server error.
 */
export const knownOperationTypes: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation) != null) return;
    context.reportError(
      new GraphQLError(`This gateway has no ${node.operation} operations.`, { nodes: [node] }),
    );
  },
});
