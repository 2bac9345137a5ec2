/** `npm run release:schema`: adds the schema as that of the version in package.json, before its tag is set. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { RELEASES } from './read-released-schema.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const copy = `${RELEASES}/v${version}.graphql`;
mkdirSync(RELEASES, { recursive: true });
copyFileSync('src/generated/schema.graphql', copy);
process.stdout.write(
  `${copy} is the schema of ${version}. Commit it, then tag the commit: git tag v${version}\n`,
);
