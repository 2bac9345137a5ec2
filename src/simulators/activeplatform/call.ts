import type { SimulatedReply } from '../kit/message.ts';
import type { Parameters } from '../kit/plain-object.ts';
import type { Store } from './store.ts';
import type { ActivePlatformSwitches } from './switches.ts';

/** One authenticated request, as a route sees it. */
export interface Call {
  /** The number in the path; 0 where the route has none. */
  readonly id: number;
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
  readonly store: Store;
  readonly switches: ActivePlatformSwitches;
}

export type Route = (call: Call) => SimulatedReply;
