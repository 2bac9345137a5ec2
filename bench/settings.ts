/** Returns the number in an environment variable, or the standard one. */
export const readNumber = (name: string, standard: number) => Number(process.env[name] ?? standard);

const list = <T extends string>(name: string, standard: readonly T[]): readonly T[] => {
  const text = process.env[name];
  if (text === undefined) return standard;
  const wanted = text.split(',').filter((item) => item !== '');
  const unknown = wanted.find((item) => !standard.some((known) => known === item));
  if (unknown !== undefined) throw new Error(`${name}: ${unknown} is none of ${standard.join()}.`);
  return standard.filter((item) => wanted.includes(item));
};

/** The parts of `npm run bench`, in the order in which they run. */
export const ALL_PARTS = ['cpu', 'sizes', 'allocation', 'latency', 'memory', 'start'] as const;

/** The other gateways that are measured beside this one. */
export const ALL_PEERS = ['apollo', 'hive'] as const;

/** How the CPU time of operations is measured. */
export interface CpuSettings {
  /** The operations of each server before the first turn that is counted, spread over the operations. */
  readonly warmUp: number;
  /** The turns that are counted. */
  readonly turns: number;
  /** How long each server is measured before the next one has its turn. */
  readonly sliceMs: number;
}

/** The size of a run: each can be set by the environment variable in its comment. */
export interface BenchSettings {
  /** `PARTS`, separated by commas. */
  readonly parts: readonly (typeof ALL_PARTS)[number][];
  /** `PEERS`, separated by commas; none if it is empty. */
  readonly peers: readonly (typeof ALL_PEERS)[number][];
  /** `WARM_UP`, `TURNS` and `SLICE_MS`. */
  readonly cpu: CpuSettings;
  /** `LATENCY_SECONDS`: how long the latency of each server is measured. */
  readonly latencySeconds: number;
  /** `MEMORY_SECONDS`: how long each gateway is under load before its memory is read. */
  readonly memorySeconds: number;
  /** `STARTS`: how often each gateway is started. */
  readonly starts: number;
}

/** @throws {Error} if a part or a peer is unknown. */
export function readBenchSettings(): BenchSettings {
  return {
    parts: list('PARTS', ALL_PARTS),
    peers: list('PEERS', ALL_PEERS),
    cpu: {
      warmUp: readNumber('WARM_UP', 15_000),
      turns: readNumber('TURNS', 10),
      sliceMs: readNumber('SLICE_MS', 500),
    },
    latencySeconds: readNumber('LATENCY_SECONDS', 8),
    memorySeconds: readNumber('MEMORY_SECONDS', 120),
    starts: readNumber('STARTS', 5),
  };
}

/** `NODE_ARGS`: further arguments of Node for the measured gateway, as in `--max-semi-space-size=1`. */
export const NODE_ARGS = (process.env['NODE_ARGS'] ?? '').split(' ').filter((arg) => arg !== '');
