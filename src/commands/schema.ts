import { readFileSync } from 'node:fs';
import { print } from './console-output.ts';

/** Prints the schema as other teams generate clients from it. */
export function schema(): void {
  const file = new URL('../../src/generated/schema.graphql', import.meta.url);
  print(readFileSync(file, 'utf8').trimEnd());
}
