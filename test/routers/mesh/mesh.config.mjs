import { defineConfig, loadGraphQLHTTPSubgraph } from '@graphql-mesh/compose-cli';

/** The subgraphs by their names, with the URLs of their endpoints. */
const subgraphs = JSON.parse(process.env['SUBGRAPHS'] ?? '{}');

/** Mesh requests the schemas from the running subgraphs. */
export const composeConfig = defineConfig({
  subgraphs: Object.entries(subgraphs).map(([name, endpoint]) => ({
    sourceHandler: loadGraphQLHTTPSubgraph(name, { endpoint, federation: true }),
  })),
});
