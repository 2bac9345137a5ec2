import type { ProviderNode } from '../contract/lazy.ts';

/** The context that every VMS document is mapped with. */
export interface VmsContext {
  readonly provider: ProviderNode;
  /** The time zone of dates that are written without one. Null if not configured: such dates are then unknown. */
  readonly timeZone: string | null;
}
