/** One upstream call in a response, or `count` equal ones. Its properties are shown unchanged. */
export type UpstreamCall = Readonly<Record<string, unknown>>;

/** The calls in `extensions.roster.plan`, which an operation would make, or in `.trace`, which it has made. */
export interface UpstreamCalls {
  readonly kind: 'plan' | 'trace';
  readonly calls: readonly UpstreamCall[];
}

/** Returns the upstream calls of the response in the response pane; undefined if it has none. */
export function readUpstreamCalls(response: string): UpstreamCalls | undefined {
  const explanation = readProperty(readProperty(parse(response), 'extensions'), 'roster');
  for (const kind of ['plan', 'trace'] as const) {
    const calls = readProperty(explanation, kind);
    if (Array.isArray(calls)) return { kind, calls: calls.filter(isObject) };
  }
  return undefined;
}

/** Parses the text of the pane, which is empty while an operation runs. */
function parse(response: string): unknown {
  try {
    return JSON.parse(response);
  } catch {
    return undefined;
  }
}

function readProperty(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
