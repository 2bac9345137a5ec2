import type { SimulatedResponse } from '../core/message.ts';
import type { Parameters } from '../core/plain-object.ts';
import type { ActivePlatformOptions } from './options.ts';
import type { Store } from './store.ts';

/** One authenticated request, as a route receives it. */
export interface Call {
  /** The number in the path; 0 if the route has no number. */
  readonly id: number;
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
  readonly store: Store;
  readonly options: ActivePlatformOptions;
}

export type Route = (call: Call) => SimulatedResponse;
