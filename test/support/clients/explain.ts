import { send } from './graphql.ts';

/** A line of a plan. */
export interface PlanLine {
  readonly provider: string;
  readonly api: string;
  readonly method: string;
  readonly path: string;
  readonly count: number;
  readonly field: string | null;
  readonly reason: string | null;
}

/** A line of a trace. */
export interface TraceLine extends PlanLine {
  readonly status: number | null;
  readonly ms: number;
  readonly attempts: number;
  readonly shared: boolean;
  readonly cached: boolean;
}

type Variables = Readonly<Record<string, unknown>>;

/** Returns what an operation would send. */
export async function plan(url: string, query: string, variables: Variables = {}) {
  const response = await send(url, query, variables, { 'roster-explain': 'plan' });
  const roster = response.extensions['roster'] as
    | { readonly plan: readonly PlanLine[] }
    | undefined;
  return { ...response, plan: roster?.plan };
}

/** Returns what an operation sent. */
export async function trace(url: string, query: string, variables: Variables = {}) {
  const response = await send(url, query, variables, { 'roster-explain': 'trace' });
  const roster = response.extensions['roster'] as { readonly trace: readonly TraceLine[] };
  return { ...response, trace: roster.trace };
}

/** Returns the number of calls by endpoint: `vms GET api/admin/v1/users/{user}`. */
export function countByEndpoint(lines: readonly PlanLine[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { provider, method, path, count } of lines) {
    const endpoint = `${provider} ${method} ${path}`;
    counts[endpoint] = (counts[endpoint] ?? 0) + count;
  }
  return counts;
}
