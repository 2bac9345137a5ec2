import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from './context.ts';
import { showPlan, showTrace } from './explain.ts';
import type { OperationPlan } from './plan/operation-plan.ts';
import { planOperation } from './plan/plan-operation.ts';

/** Of the error of an operation that may make too many upstream calls. */
export const UPSTREAM_CALLS_LIMIT = 'UPSTREAM_CALLS_LIMIT';

interface PlanPluginOptions {
  /** Upstream calls that one operation may make, retries and sign-ins apart; 0 = no limit. */
  readonly maxUpstreamCalls: number;
}

/**
 * Knows what an operation may cost before it is run: refuses what costs too much, gives time to what reads long
 * lists, and explains itself to whoever asks.
 */
export function planPlugin({ maxUpstreamCalls }: PlanPluginOptions): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let plan: OperationPlan | undefined;
      return {
        didResolveOperation: async ({ contextValue, schema, document, operation, request }) => {
          if (operation === undefined) return;
          const { variables = {} } = request;
          const { caller, providers } = contextValue;
          plan = planOperation({ document, operation, variables, caller }, schema, providers);
          if (plan?.isSlow) contextValue.giveTimeForLists();
          if (contextValue.explain === 'plan') return;
          const refusal = refusalOf(plan, maxUpstreamCalls);
          if (refusal !== undefined) throw toRequestError(refusal);
        },
        responseForOperation: async ({ contextValue, response }) => {
          if (contextValue.explain !== 'plan' || plan === undefined) return null;
          const refusal = refusalOf(plan, maxUpstreamCalls);
          return {
            http: response.http,
            body: {
              kind: 'single',
              singleResult: {
                ...(refusal && { errors: [refusal] }),
                data: null,
                extensions: { roster: { plan: showPlan(plan) } },
              },
            },
          };
        },
        willSendResponse: async ({ contextValue, response: { body } }) => {
          if (contextValue.explain !== 'trace' || body.kind !== 'single') return;
          const trace = showTrace(contextValue.traced, plan);
          body.singleResult.extensions = { ...body.singleResult.extensions, roster: { trace } };
        },
      };
    },
  };
}

/** What clients see of the refusal. */
interface Refusal {
  readonly message: string;
  readonly extensions: {
    readonly code: typeof UPSTREAM_CALLS_LIMIT;
    readonly upstreamCalls: number;
    readonly limit: number;
    /** The one that costs most. */
    readonly field: string;
  };
}

function refusalOf(plan: OperationPlan | undefined, limit: number): Refusal | undefined {
  if (plan === undefined || limit === 0 || plan.total <= limit) return undefined;
  const [field = '', count = 0] = dearestField(plan);
  const message =
    `This operation may make ${plan.total} upstream calls, and ${limit} are allowed. ` +
    `Most of them are of ${field}: ${count}.`;
  return {
    message,
    extensions: { code: UPSTREAM_CALLS_LIMIT, upstreamCalls: plan.total, limit, field },
  };
}

function dearestField({ calls }: OperationPlan): readonly [string, number] | readonly [] {
  const byField = new Map<string, number>();
  for (const { field, count } of calls) byField.set(field, (byField.get(field) ?? 0) + count);
  return [...byField].sort(([, a], [, b]) => b - a)[0] ?? [];
}

const toRequestError = ({ message, extensions }: Refusal) =>
  new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
