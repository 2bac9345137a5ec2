import { readFileSync } from 'node:fs';
import { print } from './console-output.ts';

/** Prints the schema from which other teams generate clients. */
export function schema(): void {
  // The path is the same from src/ and from dist/.
  const file = new URL('../../src/generated/schema.graphql', import.meta.url);
  print(readFileSync(file, 'utf8').trimEnd());
}
