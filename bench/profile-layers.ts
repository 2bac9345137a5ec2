import type { Profiler } from 'node:inspector';

/** The layers of a gateway; the first pattern that fits the place of a function is its layer. */
const LAYERS: readonly (readonly [layer: string, place: RegExp])[] = [
  ['garbage collection', /^:\(garbage collector\)/],
  ['undici', /node_modules\/undici\//],
  [
    'Fastify and its packages',
    /node_modules\/(fastify|@fastify|find-my-way|secure-json-parse|avvio|light-my-request)\//,
  ],
  [
    'Apollo Server and its packages',
    /node_modules\/(@apollo|negotiator|content-type|whatwg-mimetype|@graphql-tools)\//,
  ],
  ['graphql-js', /node_modules\/graphql\//],
  [
    'log and metrics: pino, prom-client',
    /node_modules\/(pino|prom-client|sonic-boom|quick-format-unescaped|bintrees)\//,
  ],
  ['other packages', /node_modules\//],
  ['src/http', /\/src\/http\//],
  ['src/graphql: execution', /\/src\/graphql\/execution\//],
  [
    'src/graphql: plan, selection, rights',
    /\/src\/graphql\/(cost|selection|authorization|limits)\//,
  ],
  ['src/graphql: other', /\/src\/graphql\//],
  [
    'src/use-cases, src/audit, src/rate-limit, src/store',
    /\/src\/(use-cases|audit|rate-limit|store)\//,
  ],
  ['src/providers', /\/src\/providers\//],
  ['src/upstream: responses, with their JSON', /\/src\/upstream\/(response|wire)\//],
  ['src/upstream: policies, transport', /\/src\/upstream\//],
  ['src: other', /\/src\//],
  [
    'hashes and random numbers',
    /^node:(internal\/)?crypto|^:(oneShotDigest|digest|Hash|Hmac|update|init)$/,
  ],
  ['files', /^node:(internal\/)?fs|^:(fsync|fstat|stat|writeBuffer)$/],
  [
    'sockets and HTTP of Node.js',
    /^node:(_http|net|internal\/(streams|stream_base|http))|^wasm|^:(write|readStart|parse)/,
  ],
  [
    'promises, timers, events of Node.js',
    /^node:(events|timers|internal\/(process|timers|abort|event|async|promise))|^:runMicrotasks/,
  ],
];

const OTHER = 'Node.js: other';

type Frame = Profiler.Profile['nodes'][number]['callFrame'];

const layerOf = ({ url, functionName }: Frame): string => {
  const place = url === '' ? `:${functionName}` : url;
  return LAYERS.find(([, pattern]) => pattern.test(place))?.[0] ?? OTHER;
};

/** Whether a sample shows that the thread was idle, or busy with the recorder itself. */
const isNoWork = ({ url, functionName }: Frame) =>
  functionName === '(idle)' || url === 'node:inspector';

/** All layers, in the order of the table. */
export const ALL_LAYERS: readonly string[] = [...LAYERS.map(([layer]) => layer), OTHER];

/** Returns the share of each layer of the time in which the thread was not idle. */
export function toShares({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): Readonly<Record<string, number>> {
  const byId = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [at, id] of samples.entries()) {
    const frame = byId.get(id);
    if (frame === undefined || isNoWork(frame)) continue;
    const time = timeDeltas[at] ?? 0;
    total += time;
    const layer = layerOf(frame);
    times.set(layer, (times.get(layer) ?? 0) + time);
  }
  return Object.fromEntries([...times].map(([layer, time]) => [layer, time / total]));
}
