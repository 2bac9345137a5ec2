import type { ApolloServerPlugin } from '@apollo/server';
import { Counter, Histogram, type Registry } from 'prom-client';
import { BoundedNames } from '../graphql/bounded-names.ts';
import type { Context } from '../graphql/context.ts';
import type { Call } from '../upstream/call.ts';

const OPERATION = ['type', 'operation'] as const;

/** Seconds, up to the deadline of an operation that reads long lists. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 8, 20, 40];

export interface OperationMetrics {
  /** The same context, of which the problems that its use cases answer are counted. */
  readonly watch: (context: Context) => Context;
  readonly plugin: ApolloServerPlugin<Context>;
}

/** What is counted of the operations of clients. */
export function createOperationMetrics(registry: Registry): OperationMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'roster_operation_seconds',
    help: 'How long operations took.',
    labelNames: OPERATION,
    buckets: BUCKETS,
    registers,
  });
  const errors = new Counter({
    name: 'roster_operation_errors_total',
    help: 'Errors in the answers to operations, by code.',
    labelNames: [...OPERATION, 'code'],
    registers,
  });
  const problems = new Counter({
    name: 'roster_operation_problems_total',
    help: 'Problems that use cases answered, by type.',
    labelNames: [...OPERATION, 'problem'],
    registers,
  });
  const names = new BoundedNames();
  // Apollo Server copies the context, and the call in it stays the same.
  const found = new WeakMap<Call, string[]>();
  return {
    watch: (context) => {
      const types: string[] = [];
      found.set(context.call, types);
      return watchProblems(context, (type) => types.push(type));
    },
    plugin: {
      requestDidStart: async () => {
        const startedAt = performance.now();
        return {
          willSendResponse: async ({ contextValue, operation, response: { body } }) => {
            // Only of one that passed validation: what is none takes no name from those that are some.
            const labels =
              operation == null
                ? { type: 'none', operation: 'none' }
                : { type: operation.operation, operation: names.of(operation.name?.value) };
            seconds.observe(labels, (performance.now() - startedAt) / 1000);
            const shown = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
            for (const { extensions } of shown) {
              errors.inc({ ...labels, code: String(extensions?.['code']) });
            }
            for (const problem of found.get(contextValue.call) ?? []) {
              problems.inc({ ...labels, problem });
            }
          },
        };
      },
    },
  };
}

/** Seen where they are made: an answer holds of a problem only what was selected. */
function watchProblems(context: Context, tell: (type: string) => void): Context {
  return {
    ...context,
    updateUser: async (...asked) => {
      const result = await context.updateUser(...asked);
      if (result.__typename !== 'UserUpdated') tell(result.__typename);
      return result;
    },
    findUsers: (...asked) =>
      context.findUsers(...asked).map(async (found) => {
        const result = await found;
        if (result.problem !== null) tell(result.problem.__typename);
        return result;
      }),
  };
}
