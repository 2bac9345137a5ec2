import type { RunningSimulator } from './core/http-simulator.ts';

/** The simulated upstreams of one provider. */
export interface SimulatedInstallation {
  readonly simulators: readonly RunningSimulator[];
  /** The key in a `roster.yml`, and the settings below it that use the simulators. */
  readonly configuration: {
    readonly key: string;
    readonly settings: Readonly<Record<string, unknown>>;
  };
  readonly close: () => Promise<void>;
}
