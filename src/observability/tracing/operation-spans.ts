import type { ApolloServerPlugin } from '@apollo/server';
import { SpanKind } from '@opentelemetry/api';
import type { Context } from '../../graphql/context.ts';
import { BoundedNames } from '../../lib/bounded-names.ts';
import type { FinishedSpan } from './span.ts';

/** The name of the span if the document is invalid: its operation name could be any text. */
const NO_OPERATION = 'no operation';

/** Records a span for each sampled operation when its response is ready. */
export function createOperationSpansPlugin(
  record: (span: FinishedSpan) => void,
): ApolloServerPlugin<Context> {
  const names = new BoundedNames();
  return {
    requestDidStart: async ({ contextValue, request: { http } }) => {
      const { trace } = contextValue.request;
      if (!trace.sampled) return;
      const startedAt = Date.now();
      const monotonicStart = performance.now();
      return {
        willSendResponse: async ({ operation, response: { body } }) => {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const codes = errors.map(({ extensions }) => String(extensions?.['code']));
          const type = operation?.operation;
          const name = names.of(operation?.name?.value);
          record({
            trace,
            name: type === undefined ? NO_OPERATION : `${type} ${name}`,
            kind: SpanKind.SERVER,
            startedAt,
            ms: performance.now() - monotonicStart,
            failure: codes[0],
            attributes: {
              'http.request.method': http?.method ?? 'POST',
              'http.route': '/graphql',
              ...(type !== undefined && { 'graphql.operation.type': type }),
              ...(operation?.name !== undefined && { 'graphql.operation.name': name }),
              'roster.error_codes': [...new Set(codes)],
            },
            isEntry: true,
          });
        },
      };
    },
  };
}
