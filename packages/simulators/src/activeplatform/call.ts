import type { SimulatedReply } from '../kit/message.ts';
import type { Parameters } from '../kit/plain-object.ts';
import type { Store } from './store.ts';
import type { ActivePlatformSwitches } from './switches.ts';

/** One authenticated request, as a route receives it. */
export interface Call {
  /** The number in the path; 0 if the route has no number. */
  readonly id: number;
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
  readonly store: Store;
  readonly switches: ActivePlatformSwitches;
}

export type Route = (call: Call) => SimulatedReply;
