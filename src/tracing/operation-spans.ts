import type { ApolloServerPlugin } from '@apollo/server';
import { SpanKind } from '@opentelemetry/api';
import { BoundedNames } from '../graphql/bounded-names.ts';
import type { Context } from '../graphql/context.ts';
import type { EndedWork } from './span.ts';

/** What an operation is called that is none: the client could write anything there. */
const NO_OPERATION = 'no operation';

/** Tells of each operation whose trace is recorded, when its answer is ready. */
export function operationSpans(tell: (work: EndedWork) => void): ApolloServerPlugin<Context> {
  const names = new BoundedNames();
  return {
    requestDidStart: async ({ contextValue }) => {
      const { trace } = contextValue.call;
      if (!trace.sampled) return;
      const startedAt = Date.now();
      const startedTicking = performance.now();
      return {
        willSendResponse: async ({ operation, response: { body } }) => {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const codes = errors.map(({ extensions }) => String(extensions?.['code']));
          const type = operation?.operation;
          tell({
            trace,
            name: type === undefined ? NO_OPERATION : `${type} ${names.of(operation?.name?.value)}`,
            kind: SpanKind.SERVER,
            startedAt,
            ms: performance.now() - startedTicking,
            hasFailed: codes.length > 0,
            attributes: {
              ...(type !== undefined && { 'graphql.operation.type': type }),
              'roster.error_codes': [...new Set(codes)],
            },
            isEntry: true,
          });
        },
      };
    },
  };
}
