import type { SimulatedResponse } from '../core/message.ts';
import type { Parameters } from '../core/plain-object.ts';
import type { Caller } from './authentication.ts';
import type { OnAppOptions } from './options.ts';
import type { Store } from './store.ts';

/** One authenticated request, as a route receives it. */
export interface Call {
  /** The host as the caller named it. */
  readonly host: string;
  /** The number in the path; 0 if the route has no number. */
  readonly id: number;
  /** The suffix of the path decides, whatever the headers say (fact sheet 2). */
  readonly dialect: 'json' | 'xml';
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
  readonly caller: Caller;
  readonly store: Store;
  readonly options: OnAppOptions;
}

/** Handles one endpoint. */
export type Route = (call: Call) => SimulatedResponse;
