import type { ProviderNode } from '../contract/lazy.ts';
import type { Loaders } from './loaders.ts';
import type { BillingField } from './settings.ts';

/** The panel in one client request: what mappers need in addition to a document. */
export interface OnAppContext {
  readonly provider: ProviderNode;
  readonly billingField: BillingField;
  readonly loaders: Loaders;
}
