import { fileURLToPath } from 'node:url';
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';

/** One subgraph per API. `UPSTREAM` is the address of the lean upstream. */
const subgraph = (name, path) => ({
  sourceHandler: loadOpenAPISubgraph(name, {
    source: fileURLToPath(new URL(`openapi/${name}.json`, import.meta.url)),
    endpoint: `${process.env.UPSTREAM}/${path}`,
  }),
});

export const composeConfig = defineConfig({
  subgraphs: [
    subgraph('vms-admin', 'vms'),
    subgraph('vms-billing', 'vms'),
    subgraph('activeplatform', 'platform'),
    subgraph('onapp', 'panel'),
  ],
});
