import { fileURLToPath } from 'node:url';
import { describeComposer } from '../../graphql/federation/composer-suite.ts';
import { installedVersion } from '../../support/federation/observations.ts';
import { runComposer } from '../../support/federation/run-composer.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('node_modules/.bin/mesh-compose', import.meta.url));
const CONFIG = fileURLToPath(new URL('mesh.config.mjs', import.meta.url));

describeComposer({
  file: 'composer-mesh',
  name: installedVersion('@graphql-mesh/compose-cli', import.meta.url),
  needs: {
    settings: { federationOneOf: false },
    // It drops the definition of a directive that GraphQL itself has.
    error: /Could not find matching directive definition for argument to @composeDirective/,
  },
  compose: async (subgraphs) => {
    using folder = createTemporaryFolder();
    const output = `${folder.path}/supergraph.graphql`;
    const urls = Object.fromEntries(subgraphs.map(({ name, url }) => [name, url]));
    return await runComposer({
      script: SCRIPT,
      args: ['--config-path', CONFIG, '--output', output],
      folder,
      env: { SUBGRAPHS: JSON.stringify(urls) },
      output,
    });
  },
});
