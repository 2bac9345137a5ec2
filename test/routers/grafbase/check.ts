import { describeRouter } from '../../graphql/federation/router-suite.ts';
import { installedVersion } from '../../support/federation/observations.ts';
import { startGrafbase } from './start-grafbase.ts';

const version = installedVersion('@grafbase/cli-x86_64-unknown-linux-musl', import.meta.url);

describeRouter({
  file: 'grafbase',
  name: `Grafbase (${version})`,
  composer: null,
  // It takes the `User` of another subgraph for the type of the object.
  resolvesInterfaces: false,
  start: ({ subgraphs }) => startGrafbase(subgraphs),
});
