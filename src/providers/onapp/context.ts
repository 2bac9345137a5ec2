import type { ShownProvider } from '../contract/lazy.ts';
import type { PanelReads } from './loaders.ts';
import type { BillingField } from './settings.ts';

/** The panel in one client request: what mappers need in addition to a document. */
export interface Panel {
  readonly provider: ShownProvider;
  readonly billingField: BillingField;
  readonly reads: PanelReads;
}
