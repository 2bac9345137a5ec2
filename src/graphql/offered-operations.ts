import { GraphQLError, type ValidationRule } from 'graphql';

/** graphql-js finds only when it runs one that the schema has no subscriptions, and calls that an error of the server. */
export const offeredOperations: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation) != null) return;
    context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: [node] }));
  },
});
