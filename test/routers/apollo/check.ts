import { describeRouter } from '../../graphql/federation/router-suite.ts';
import {
  APOLLO,
  composeWithApollo,
  composeWithGuild,
  GUILD,
} from '../../support/federation/compose.ts';
import { installedVersion } from '../../support/federation/observations.ts';
import { startApolloGateway } from './start-apollo-gateway.ts';

const name = `Apollo Gateway (${installedVersion('@apollo/gateway', import.meta.url)})`;

describeRouter({
  file: 'apollo-gateway-guild',
  name,
  composer: GUILD,
  // With @composeDirective it leaves @oneOf to Roster.
  settings: { federationScopes: false, federationOneOf: false },
  start: ({ subgraphs }) => startApolloGateway(composeWithGuild(subgraphs)),
});

describeRouter({
  file: 'apollo-gateway-apollo',
  name,
  composer: APOLLO,
  settings: { federationScopes: false },
  start: ({ subgraphs }) => startApolloGateway(composeWithApollo(subgraphs)),
});
