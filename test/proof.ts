import { runDrills } from './support/drills/run-drills.ts';

/* `npm run proof`: the figures of docs/security.md, each from the test that holds it, in the size of every test run. */
const FILES = [
  'test/http/routes/graphql-over-http.test.ts',
  'test/http/routes/graphql-cop.test.ts',
  'test/access/hostile-tokens.test.ts',
  'test/graphql/authorization/matrix.test.ts',
  'test/secrets/canaries.test.ts',
  'test/drills/fuzz.test.ts',
  'test/drills/fault-matrix.test.ts',
  'test/lock-file.test.ts',
  'test/tools/sbom.test.ts',
  'test/threats.test.ts',
];

process.exitCode = (await runDrills(FILES)) ? 0 : 1;
