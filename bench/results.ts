import type { AllocationResult } from './measure/allocation.ts';
import type { CpuResult } from './measure/cpu.ts';
import type { LatencyResult } from './measure/latency.ts';
import type { MemoryResult } from './measure/memory.ts';
import type { StartResult } from './measure/start.ts';
import type { BenchSettings } from './settings.ts';

/** The content of `bench/results/latest.json`. A part that was not run is absent. */
export interface BenchResults {
  readonly node: string;
  /** The model of the processor, and how many of its cores the bench could use. */
  readonly processor: string;
  readonly cores: number;
  readonly settings: BenchSettings;
  /** Further arguments of Node for the measured gateway. */
  readonly nodeArgs: readonly string[];
  /** Why servers could not be measured, by their names. */
  readonly failures: Readonly<Record<string, string>>;
  readonly cpu?: readonly CpuResult[];
  readonly sizes?: readonly CpuResult[];
  readonly allocation?: readonly AllocationResult[];
  readonly latency?: readonly LatencyResult[];
  readonly memory?: readonly MemoryResult[];
  readonly start?: readonly StartResult[];
}
