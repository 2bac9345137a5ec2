import type { SimulatedReply } from '../kit/message.ts';
import type { Parameters } from '../kit/plain-object.ts';
import type { Caller } from './authentication.ts';
import type { Store } from './store.ts';
import type { OnAppSwitches } from './switches.ts';

/** One authenticated request, as a route sees it. */
export interface Call {
  /** As the caller named it. */
  readonly host: string;
  /** The number in the path; 0 where the route has none. */
  readonly id: number;
  /** By the suffix of the path, whatever the headers say (fact sheet 2). */
  readonly dialect: 'json' | 'xml';
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
  readonly caller: Caller;
  readonly store: Store;
  readonly switches: OnAppSwitches;
}

/** Answers one endpoint. */
export type Route = (call: Call) => SimulatedReply;
