import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from './context.ts';

/** What is worth a line about one operation. Neither its text nor its variables: they may hold a password. */
export interface OperationRecord {
  readonly requestId: string;
  readonly traceId: string;
  /** As the client calls it, cut at 100 characters; null where it has no name. */
  readonly operation: string | null;
  readonly type: string | null;
  readonly ms: number;
  /** Codes of the errors, each once. */
  readonly errors: readonly string[];
}

/** Tells of every operation when its answer is ready. */
export function operationLogPlugin(
  tell: (record: OperationRecord) => void,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operation, response }) => {
          const { body } = response;
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          tell({
            requestId: contextValue.requestId,
            traceId: contextValue.call.trace.traceId,
            operation: operation?.name?.value.slice(0, 100) ?? null,
            type: operation?.operation ?? null,
            ms: Math.round(performance.now() - startedAt),
            errors: [...new Set(errors.map(codeOf))],
          });
        },
      };
    },
  };
}

const codeOf = ({ extensions }: GraphQLFormattedError) => String(extensions?.['code']);
