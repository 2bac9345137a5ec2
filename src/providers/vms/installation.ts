import type { Provider } from '../../generated/schema-types.ts';

/** What every VMS document is read with. */
export interface Installation {
  readonly provider: Provider;
  /** Of dates that are written without a zone. */
  readonly timeZone: string;
}
