import type { ShownProvider } from '../lazy.ts';
import type { PanelReads } from './panel-reads.ts';
import type { BillingField } from './settings.ts';

/** A panel as one client request sees it: what mappers need beside a document. */
export interface Panel {
  readonly provider: ShownProvider;
  readonly billingField: BillingField;
  readonly reads: PanelReads;
}
