import type { Intercom, VmsUser } from '../../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../contract/lazy.ts';
import type { RequestReads } from '../kit/reads.ts';
import type { VmsInstallation } from './reads.ts';

/** The VMS in one client request: what mappers need in addition to a document. */
export interface VmsContext {
  readonly provider: ProviderNode;
  /** The time zone of dates that are written without one. Null if not configured: such dates are then unknown. */
  readonly timeZone: string | null;
  readonly reads: RequestReads<VmsInstallation>;
  readonly references: References;
}

/** What a model is made from: a document under its name, in its context. */
export type Source<Name extends string, Document> = Readonly<Record<Name, Document>> & {
  readonly context: VmsContext;
};

/** An object of which only the id is known. */
export interface Reference {
  /** The native id. */
  readonly id: string;
  readonly context: VmsContext;
  /** Whether it is beyond the fan-out limit of its page: it is not read. */
  readonly isBeyondFanout?: boolean | undefined;
}

/** Creates objects of which only the ids are known. Their other fields are read when they are selected. */
export interface References {
  readonly user: (reference: Reference) => Lazy<VmsUser>;
  readonly intercom: (reference: Reference) => Lazy<Intercom>;
}
