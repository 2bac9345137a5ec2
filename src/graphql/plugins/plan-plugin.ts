import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { showPlan, showTrace } from '../cost/explain.ts';
import type { OperationPlan } from '../cost/operation-plan.ts';
import { type PlannedOperation, planOperation } from '../cost/plan-operation.ts';
import { DOCUMENT_LIMIT } from '../limits/document-limit-error.ts';

/** The error code of an operation that may make too many upstream calls. */
export const UPSTREAM_CALLS_LIMIT = 'UPSTREAM_CALLS_LIMIT';

/** What one operation may request; 0 = no limit. */
interface OperationLimits {
  /** Upstream calls, without retries and sign-ins. */
  readonly upstreamCalls: number;
  /** Objects, equal ones as often as they are requested. */
  readonly nodes: number;
  /** Fields of a response. */
  readonly responseFields: number;
}

/**
 * Predicts what an operation may cost before it is executed: refuses one that costs too much,
 * extends the deadline of one that reads long lists, and explains itself on request.
 */
export function planPlugin(limits: OperationLimits): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      let plan: PlannedOperation | undefined;
      return {
        didResolveOperation: async ({ contextValue, schema, document, operation, request }) => {
          if (operation === undefined) return;
          const { variables = {} } = request;
          const { caller, providers } = contextValue;
          plan = planOperation(
            { document, operation, variables, caller },
            { schema, providers, upstreamCalls: limits.upstreamCalls },
          );
          if (plan?.isSlow) contextValue.extendDeadlineForLists();
          contextValue.rejectedEntities = plan?.rejectedEntities;
          if (contextValue.explain === 'plan') return;
          const refusal = toRefusal(plan, limits);
          if (refusal === undefined) return;
          const extensions = { ...refusal.extensions, http: { status: 400 } };
          throw new GraphQLError(refusal.message, { extensions });
        },
        responseForOperation: async ({ contextValue, response }) => {
          if (contextValue.explain !== 'plan' || plan === undefined) return null;
          const refusal = toRefusal(plan, limits);
          return {
            http: response.http,
            body: {
              kind: 'single',
              singleResult: {
                ...(refusal && { errors: [explained(refusal, contextValue)] }),
                data: null,
                extensions: { roster: { plan: showPlan(plan) } },
              },
            },
          };
        },
        willSendResponse: async ({ contextValue, response: { body } }) => {
          if (contextValue.explain !== 'trace' || body.kind !== 'single') return;
          const trace = showTrace(contextValue.recordedCalls, plan);
          body.singleResult.extensions = { ...body.singleResult.extensions, roster: { trace } };
        },
      };
    },
  };
}

/** The error that clients see. */
interface Refusal {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Returns a refusal that is only explained. No other plugin sees it. */
const explained = ({ message, extensions }: Refusal, { requestId }: Context): Refusal => ({
  message,
  extensions: { ...extensions, write: 'NOT_APPLIED', requestId },
});

function toRefusal(
  plan: PlannedOperation | undefined,
  limits: OperationLimits,
): Refusal | undefined {
  if (plan === undefined) return undefined;
  const { nodes, fields } = plan.requested;
  return (
    toLimitRefusal('objects', 'nodes', nodes, limits) ??
    toLimitRefusal('fields', 'responseFields', fields, limits) ??
    toCallsRefusal(plan, limits.upstreamCalls)
  );
}

function toLimitRefusal(
  what: string,
  name: 'nodes' | 'responseFields',
  found: number,
  limits: OperationLimits,
): Refusal | undefined {
  const limit = limits[name];
  if (limit === 0 || found <= limit) return undefined;
  const setting = `limits.${name}`;
  return {
    message: `The operation requests ${found} ${what}, and ${limit} are allowed (${setting}).`,
    extensions: { code: DOCUMENT_LIMIT, setting, limit, found },
  };
}

function toCallsRefusal(plan: PlannedOperation, limit: number): Refusal | undefined {
  if (limit === 0 || plan.total <= limit) return undefined;
  const [field = '', count = 0] = mostExpensiveField(plan);
  const message =
    `This operation may make ${plan.total} upstream calls, and ${limit} are allowed. ` +
    `Most of them are for ${field}: ${count}.`;
  return {
    message,
    extensions: { code: UPSTREAM_CALLS_LIMIT, upstreamCalls: plan.total, limit, field },
  };
}

function mostExpensiveField({ calls }: OperationPlan): readonly [string, number] | readonly [] {
  const byField = new Map<string, number>();
  for (const { field, count } of calls) byField.set(field, (byField.get(field) ?? 0) + count);
  return [...byField].sort(([, a], [, b]) => b - a)[0] ?? [];
}
