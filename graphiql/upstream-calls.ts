/** What an answer tells of one upstream request, or of `count` equal ones. The members are shown as they come. */
export type UpstreamCall = Readonly<Record<string, unknown>>;

/** `extensions.roster.plan`: what an operation would send; or `.trace`: what it sent. */
export interface UpstreamCalls {
  readonly kind: 'plan' | 'trace';
  readonly calls: readonly UpstreamCall[];
}

/** The upstream calls of an answer as it stands in the response pane; undefined where it tells of none. */
export function readUpstreamCalls(answer: string): UpstreamCalls | undefined {
  const told = memberOf(memberOf(parse(answer), 'extensions'), 'roster');
  for (const kind of ['plan', 'trace'] as const) {
    const calls = memberOf(told, kind);
    if (Array.isArray(calls)) return { kind, calls: calls.filter(isObject) };
  }
  return undefined;
}

/** The pane is empty while an operation runs. */
function parse(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
