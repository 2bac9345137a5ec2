import type { SimulatedResponse } from '../core/message.ts';
import type { AdminTokens } from './admin-tokens.ts';
import type { LocalDate } from './dates.ts';
import type { Administrator } from './model.ts';
import type { VmsOptions } from './options.ts';
import type { Call } from './router.ts';
import type { VmsStore } from './store.ts';

/** The state and options that each route of the Admin API uses. */
export interface AdminApiContext {
  readonly store: VmsStore;
  readonly options: VmsOptions;
  readonly tokens: AdminTokens;
  /** Formats dates: most dates of this API are zone-less (fact sheet 1.7). */
  readonly localDate: LocalDate;
}

/** A call with a valid token. */
export interface AdminCall extends Call {
  readonly administrator: Administrator;
}

/** A route that requires a token. */
export type AdminHandler = (context: AdminApiContext, call: AdminCall) => SimulatedResponse;
