import type { RecordedCall } from '../../request/recorded-call.ts';
import { endpointName } from './call-lines.ts';
import type { OperationPlan, PlannedCall } from './operation-plan.ts';

/** The request header that asks for an explanation. */
export const EXPLAIN_HEADER = 'roster-explain';

/** `plan`: show what would be sent, and send nothing. `trace`: execute, and show what was sent. */
export type ExplainMode = 'plan' | 'trace';

export const isExplainMode = (value: string): value is ExplainMode =>
  value === 'plan' || value === 'trace';

/**
 * Returns the plan as clients see it. A path shows where ids go, and none of them; it contains no
 * value of the input.
 */
export function showPlan({ calls }: OperationPlan) {
  return calls.map(showCall);
}

const showCall = ({ provider, endpoint, count, field, reason }: PlannedCall) => ({
  provider,
  api: endpoint.api,
  method: endpoint.method,
  path: endpoint.path,
  count,
  field,
  reason,
});

/**
 * Returns what was sent, one entry for each call, with the field that the plan gives as the reason.
 */
export function showTrace(recordedCalls: readonly RecordedCall[], plan: OperationPlan | undefined) {
  const left = (plan?.calls ?? []).map((call) => ({ call, left: call.count }));
  return recordedCalls.map((call) => {
    const { provider, endpoint, status, ms, attempts, shared, cache, rateLimitWaitMs } = call;
    const candidates = left.filter(
      ({ call }) =>
        call.provider === provider && endpointName(call.endpoint) === endpointName(endpoint),
    );
    const planned = candidates.find((candidate) => candidate.left > 0) ?? candidates.at(-1);
    if (planned !== undefined) planned.left -= 1;
    const { field = null, reason = null } = planned?.call ?? {};
    const { api, method, path } = endpoint;
    const shown = { provider, api, method, path, count: 1, field, reason };
    const waited = rateLimitWaitMs === undefined ? {} : { rateLimitWaitMs };
    return { ...shown, status, ms, attempts, shared, cached: cache === 'hit', ...waited };
  });
}
