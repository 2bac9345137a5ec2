import {
  APOLLO,
  type Compose,
  composeWithApollo,
  composeWithGuild,
  GUILD,
} from '../../support/federation/compose.ts';
import { describeComposer } from './composer-suite.ts';

const libraries: readonly (readonly [file: string, name: string, compose: Compose])[] = [
  ['composer-guild', GUILD, composeWithGuild],
  ['composer-apollo', APOLLO, composeWithApollo],
];

for (const [file, name, compose] of libraries) {
  describeComposer({
    file,
    name,
    compose: async (subgraphs) => ({ supergraph: compose(subgraphs) }),
  });
}
