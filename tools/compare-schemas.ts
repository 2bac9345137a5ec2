/** `npm run check:schema`: fails if the schema breaks clients of the newest release. */
import { readFileSync } from 'node:fs';
import { CannotCompareError } from './cannot-compare-error.ts';
import { findBreaking, type SchemaChange } from './find-breaking.ts';
import { readReleasedSchema } from './read-released-schema.ts';

const SCHEMA = 'src/generated/schema.graphql';

try {
  await compare();
} catch (error) {
  if (!(error instanceof CannotCompareError)) throw error;
  fail(`The schema could not be compared. ${error.message}`);
}

async function compare(): Promise<void> {
  const [newSdl, manifest] = [readHere(SCHEMA), readHere('package.json')];
  const { sdl: oldSdl, version: released, source } = readReleasedSchema(SCHEMA);
  const { version } = JSON.parse(manifest);
  const mayRemoveDeprecated = isNewerMinor(String(version), released);
  print(`Comparing the schema with that of v${released} (${source}).`);
  const { breaking, notes } = await findBreaking({ oldSdl, newSdl, mayRemoveDeprecated });
  if (notes.length > 0)
    print(['Changes that clients may notice:', ...notes.map(toLine), ''].join('\n'));
  if (breaking.length === 0) print('No breaking changes.');
  else fail(explain(breaking, released));
}

/** Returns whether a version has a newer minor or major number than a release. */
function isNewerMinor(version: string, released: string): boolean {
  const toMinor = (text: string) => text.split('.', 2).join('.');
  return toMinor(version).localeCompare(toMinor(released), 'en', { numeric: true }) > 0;
}

function readHere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CannotCompareError(
      `${file} could not be read. Run this from the root of the repository.`,
    );
  }
}

function explain(changes: readonly SchemaChange[], released: string): string {
  return [
    `Breaking changes since v${released}:`,
    ...changes.map(toLine),
    '',
    'The schema may only grow: keep the old field, mark it @deprecated, and add a new one.',
    'What a release has deprecated may be removed in the next minor version: raise the version in package.json.',
  ].join('\n');
}

function toLine({ coordinate, message }: SchemaChange): string {
  return `  \`${coordinate}\`  ${message}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
