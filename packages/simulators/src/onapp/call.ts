import type { SimulatedReply } from '../kit/message.ts';
import type { Parameters } from '../kit/plain-object.ts';
import type { Caller } from './authentication.ts';
import type { Store } from './store.ts';
import type { OnAppSwitches } from './switches.ts';

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
  readonly switches: OnAppSwitches;
}

/** Handles one endpoint. */
export type Route = (call: Call) => SimulatedReply;
