import { fileURLToPath } from 'node:url';
import { describeComposer } from '../../graphql/federation/composer-suite.ts';
import { toSdl } from '../../support/federation/compose.ts';
import { installedVersion } from '../../support/federation/observations.ts';
import { runComposer } from '../../support/federation/run-composer.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { requireText } from '../../support/values/json-property.ts';

const SCRIPT = fileURLToPath(new URL('node_modules/.bin/wgc', import.meta.url));
const library = installedVersion('@wundergraph/composition', import.meta.url);

/** Otherwise it asks another host for a newer version, and sends telemetry. */
const QUIET = { DISABLE_UPDATE_CHECK: 'true', COSMO_TELEMETRY_DISABLED: 'true', DO_NOT_TRACK: '1' };

describeComposer({
  file: 'composer-cosmo',
  name: `${installedVersion('wgc', import.meta.url)} (${library})`,
  compose: async (subgraphs) => {
    using folder = createTemporaryFolder();
    const output = `${folder.path}/router.json`;
    const listed = subgraphs.map((subgraph) => ({
      name: subgraph.name,
      routing_url: subgraph.url,
      schema: { file: folder.write(`${subgraph.name}.graphql`, toSdl(subgraph)) },
    }));
    // JSON is YAML.
    const input = folder.write('graph.yaml', JSON.stringify({ version: 1, subgraphs: listed }));
    const args = ['router', 'compose', '--input', input, '--out', output];
    const composed = await runComposer({ script: SCRIPT, args, folder, env: QUIET, output });
    const config: unknown = JSON.parse(composed.supergraph);
    return { ...composed, supergraph: requireText(config, 'engineConfig.graphqlSchema') };
  },
});
