import { readFileSync } from 'node:fs';

/** Returns a body exactly as the vendor's page prints it. */
export function printed(name: string): unknown {
  const file = new URL(`../../fixtures/vms/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}
