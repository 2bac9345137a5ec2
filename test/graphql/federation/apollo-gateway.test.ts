import { startApolloRouter } from '../../support/federation/apollo-router.ts';
import {
  APOLLO,
  composeWithApollo,
  composeWithGuild,
  GUILD,
} from '../../support/federation/compose.ts';
import { installedVersion } from '../../support/federation/observations.ts';
import { describeRouter } from './router-suite.ts';

const name = `Apollo Gateway (${installedVersion('@apollo/gateway', import.meta.url)})`;

describeRouter({
  file: 'apollo-gateway-guild',
  name,
  composer: GUILD,
  // With @composeDirective it leaves @oneOf to Roster.
  settings: { federationScopes: false, federationOneOf: false },
  start: ({ subgraphs }) => startApolloRouter(composeWithGuild(subgraphs)),
});

describeRouter({
  file: 'apollo-gateway-apollo',
  name,
  composer: APOLLO,
  settings: { federationScopes: false },
  start: ({ subgraphs }) => startApolloRouter(composeWithApollo(subgraphs)),
});
