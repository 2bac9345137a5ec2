import type { ProviderNode } from '../contract/lazy.ts';
import type { RequestReads } from '../kit/reads.ts';
import type { OnAppInstallation } from './reads.ts';
import type { BillingField } from './settings.ts';
import type { WireUser } from './wire.ts';

/** The panel in one client request: what mappers need in addition to a document. */
export interface OnAppContext {
  readonly provider: ProviderNode;
  readonly billingField: BillingField;
  readonly reads: RequestReads<OnAppInstallation>;
}

/** What a model is made from: a document under its name, in its context. */
export type Source<Name extends string, Document> = Readonly<Record<Name, Document>> & {
  readonly context: OnAppContext;
};

/** What a user is mapped from. */
export type UserSource = Source<'user', WireUser>;
