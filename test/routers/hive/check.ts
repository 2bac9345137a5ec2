import { describeRouter } from '../../graphql/federation/router-suite.ts';
import { composeWithGuild, GUILD } from '../../support/federation/compose.ts';
import { installedVersion } from '../../support/federation/observations.ts';
import { startHiveGateway } from './start-hive-gateway.ts';

const version = installedVersion('@graphql-hive/gateway', import.meta.url);
const planner = installedVersion('@graphql-hive/router-query-planner', import.meta.url);

describeRouter({
  file: 'hive-gateway',
  name: `Hive Gateway (${version})`,
  composer: GUILD,
  start: ({ subgraphs }) => startHiveGateway(composeWithGuild(subgraphs)),
});

describeRouter({
  file: 'hive-gateway-router-runtime',
  name: `Hive Gateway (${version}) with --hive-router-runtime (${planner})`,
  composer: GUILD,
  start: ({ subgraphs }) =>
    startHiveGateway(composeWithGuild(subgraphs), ['--hive-router-runtime']),
});
