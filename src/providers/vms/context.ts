import type { ProviderNode } from '../contract/lazy.ts';
import type { RequestReads } from '../kit/reads.ts';
import type { VmsInstallation } from './reads.ts';

/** The VMS in one client request: what mappers need in addition to a document. */
export interface VmsContext {
  readonly provider: ProviderNode;
  /** The time zone of dates that are written without one. Null if not configured: such dates are then unknown. */
  readonly timeZone: string | null;
  readonly reads: RequestReads<VmsInstallation>;
}

/** What a model is made from: a document under its name, in its context. */
export type Source<Name extends string, Document> = Readonly<Record<Name, Document>> & {
  readonly context: VmsContext;
};
