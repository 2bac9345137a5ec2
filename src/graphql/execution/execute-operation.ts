import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { coerceVariables } from './coerce-variables.ts';
import { Executor } from './executor.ts';
import { OperationFields } from './field-plans.ts';
import type { ResponseLimits } from './response-size.ts';

/** A valid document, and what the client requests of it. */
interface OperationRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Null if the client names none. */
  readonly operationName: string | null;
  /** The variables as the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: Context;
  readonly limits: ResponseLimits;
}

/**
 * Executes one operation of a document. Errors of the request are in the result, without `data`.
 */
export async function executeOperation(request: OperationRequest): Promise<ExecutionResult> {
  const { schema, document, operationName, context, limits } = request;
  const operation = selectOperation(document, operationName);
  if (operation instanceof GraphQLError) return { errors: [operation] };
  const coerced = coerceVariables(schema, operation.variableDefinitions ?? [], request.variables);
  if ('errors' in coerced) return coerced;
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error('Validation lets no such operation through.');
  const executor = new Executor(
    { schema, operation, variables: coerced.variables, context, limits },
    OperationFields.of(schema, document),
  );
  return executor.execute(root);
}

/** Returns the operation of that name, or the only one if no name is given. */
function selectOperation(
  { definitions }: DocumentNode,
  name: string | null,
): OperationDefinitionNode | GraphQLError {
  const operations = definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  const [first, second] =
    name === null ? operations : operations.filter((it) => it.name?.value === name);
  if (first === undefined) {
    return new GraphQLError(
      name === null ? 'Must provide an operation.' : 'There is no operation of that name.',
    );
  }
  if (second === undefined) return first;
  return new GraphQLError('Must provide operation name if query contains multiple operations.');
}
