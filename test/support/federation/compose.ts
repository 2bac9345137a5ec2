import { composeServices as composeWithApolloLibrary } from '@apollo/composition';
import { composeServices as composeWithGuildLibrary } from '@theguild/federation-composition';
import { type DocumentNode, print } from 'graphql';
import { installedVersion } from './observations.ts';

/** A subgraph for composition. */
export interface Subgraph {
  readonly name: string;
  /** The URL of its GraphQL endpoint. */
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** Returns the schema of a subgraph as text, for tools that may have another version of graphql. */
export const toSdl = ({ typeDefs }: Subgraph): string => print(typeDefs);

/** Composes a supergraph, or throws the errors of the library. */
export type Compose = (subgraphs: readonly Subgraph[]) => string;

/** The libraries with their versions. */
export const GUILD = installedVersion('@theguild/federation-composition', import.meta.url);
export const APOLLO = installedVersion('@apollo/composition', import.meta.url);

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
