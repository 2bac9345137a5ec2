import type { Registry } from 'prom-client';
import { registerGauges } from './readings.ts';

/** The outcome of reading the configuration, at the start and by reloads. */
export interface ReloadState {
  /** Whether the last attempt succeeded. */
  readonly isSuccessful: boolean;
  /** When the last successful attempt ended, in milliseconds since 1970. */
  readonly succeededAt: number;
}

/** Creates the metrics of the configuration, by the names that Prometheus itself uses. The start counts as a success. */
export function createConfigMetrics(registry: Registry) {
  let state: ReloadState = { isSuccessful: true, succeededAt: Date.now() };
  registerGauges(registry, [
    {
      name: 'roster_config_last_reload_successful',
      help: 'Whether the last attempt to read the configuration succeeded: 1 or 0.',
      merge: 'min',
      read: () => Number(state.isSuccessful),
    },
    {
      name: 'roster_config_last_reload_success_timestamp_seconds',
      help: 'Time of the last successful attempt to read the configuration, in seconds since 1970.',
      merge: 'min',
      read: () => state.succeededAt / 1000,
    },
  ]);
  return {
    /** Records the end of a reload. */
    recordReload: (isSuccessful: boolean) => {
      state = { isSuccessful, succeededAt: isSuccessful ? Date.now() : state.succeededAt };
    },
    /** Returns the outcome of the last reload. */
    getState: (): ReloadState => state,
  };
}
