import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.ts';
import type { ResponseLimits } from './response-size.ts';

/** A valid operation with everything that executing it needs. */
export interface ExecutionRequest {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  /** Coerced to the types that the operation declares. */
  readonly variables: { [name: string]: unknown };
  readonly context: Context;
  readonly limits: ResponseLimits;
}
