import type { RunningSimulator } from './kit/http-simulator.ts';

/** The simulated upstreams of one provider. */
export interface SimulatedInstallation {
  /** What they stand for: `Aipix VMS`. */
  readonly product: string;
  readonly simulators: readonly RunningSimulator[];
  /** The key in a `roster.yml`, and what stands below it to use them. */
  readonly configuration: {
    readonly key: string;
    readonly settings: Readonly<Record<string, unknown>>;
  };
  readonly close: () => Promise<void>;
}
