import type { ShownProvider } from '../lazy.ts';

/** What every VMS document is read with. */
export interface Installation {
  readonly provider: ShownProvider;
  /** Of dates that are written without a zone; null where it is not configured, and so they cannot be told. */
  readonly timeZone: string | null;
}
