import { composeServices as composeWithApolloLibrary } from '@apollo/composition';
import { composeServices as composeWithGuildLibrary } from '@theguild/federation-composition';
import type { DocumentNode } from 'graphql';

/** A subgraph as it is composed. */
export interface Subgraph {
  readonly name: string;
  /** Of its GraphQL endpoint. */
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** Makes a supergraph, or fails with what the library says against it. */
export type Compose = (subgraphs: readonly Subgraph[]) => string;

export const composeWithGuild: Compose = (subgraphs) => {
  const { supergraphSdl, errors = [] } = composeWithGuildLibrary([...subgraphs]);
  return supergraphOr(errors, supergraphSdl);
};

export const composeWithApollo: Compose = (subgraphs) => {
  const { supergraphSdl, errors = [] } = composeWithApolloLibrary([...subgraphs]);
  return supergraphOr(errors, supergraphSdl);
};

function supergraphOr(errors: readonly Error[], supergraph: string | undefined): string {
  if (supergraph !== undefined) return supergraph;
  throw new Error(errors.map(({ message }) => message).join('\n'));
}
