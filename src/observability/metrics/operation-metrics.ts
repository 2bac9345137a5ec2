import type { ApolloServerPlugin } from '@apollo/server';
import { Histogram, type Registry } from 'prom-client';
import type { Context } from '../../graphql/context.ts';
import { BoundedNames } from '../../lib/bounded-names.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { OPERATION_BUCKETS } from './duration-buckets.ts';
import { createCounter } from './readings.ts';

const OPERATION = ['type', 'operation'] as const;

/** Counts and times the operations of clients. */
export function createOperationMetrics(registry: Registry) {
  const seconds = new Histogram({
    name: 'roster_operation_duration_seconds',
    help: 'Duration of operations, in seconds.',
    labelNames: OPERATION,
    buckets: [...OPERATION_BUCKETS],
    registers: [registry],
  });
  const errors = createCounter(
    registry,
    'roster_operation_errors_total',
    'Errors in the responses to operations, by code.',
    [...OPERATION, 'code'],
  );
  const problems = createCounter(
    registry,
    'roster_operation_problems_total',
    'Problems that use cases returned, by type.',
    [...OPERATION, 'problem'],
  );
  const unknownWrites = createCounter(
    registry,
    'roster_updates_unknown_total',
    'Updates of which it is not known whether they were made, by provider and code.',
    ['provider', 'code'],
  );
  const names = new BoundedNames();
  // Apollo Server copies the context, but all copies hold the same request context.
  const problemTypes = new WeakMap<RequestContext, string[]>();
  const plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ contextValue, operation, response: { body } }) => {
          // An invalid document does not use up one of the bounded names.
          const labels =
            operation == null
              ? { type: 'none', operation: 'none' }
              : { type: operation.operation, operation: names.of(operation.name?.value) };
          seconds.observe(labels, (performance.now() - startedAt) / 1000);
          const responseErrors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          for (const { extensions } of responseErrors) {
            errors.inc({ ...labels, code: String(extensions?.['code']) });
          }
          for (const problem of problemTypes.get(contextValue.request) ?? []) {
            problems.inc({ ...labels, problem });
          }
        },
      };
    },
  };
  return {
    plugin,
    /** Counts an update that the provider may have made or not. */
    countUnknownUpdate: (provider: string, code: string) => unknownWrites.inc({ provider, code }),
    /** Returns a context whose use cases count the problems that they return. */
    watch: (context: Context): Context => {
      const types: string[] = [];
      problemTypes.set(context.request, types);
      return watchProblems(context, (type) => types.push(type));
    },
  };
}

/** Watches the use cases, because a response contains only the selected fields of a problem. */
function watchProblems(context: Context, onProblem: (type: string) => void): Context {
  return {
    ...context,
    updateUser: async (...args) => {
      const result = await context.updateUser(...args);
      const problem = result.__typename === 'UserUpdated' ? result.userProblem : result;
      if (problem !== null) onProblem(problem.__typename);
      return result;
    },
    findUsers: (...args) =>
      context.findUsers(...args).map(async (found) => {
        const result = await found;
        if (result.problem !== null) onProblem(result.problem.__typename);
        return result;
      }),
  };
}
