import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.ts';

/**
 * The log record of one operation. It has neither its text nor its variables: they may contain a
 * password.
 */
interface OperationRecord {
  readonly requestId: string;
  readonly traceId: string;
  /** The name that the client gives it, cut at 100 characters; null if it has none. */
  readonly operation: string | null;
  readonly type: string | null;
  readonly ms: number;
  /** Codes of the errors, each once. */
  readonly errors: readonly string[];
}

/** Reports every operation when its response is ready. */
export function operationLogPlugin(
  report: (record: OperationRecord) => void,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operation, response }) => {
          const { body } = response;
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          report({
            requestId: contextValue.requestId,
            traceId: contextValue.request.trace.traceId,
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
