import { readFileSync } from 'node:fs';

// The path is the same from src/ and from dist/.
const file = new URL('../../package.json', import.meta.url);
const { version }: { readonly version: string } = JSON.parse(readFileSync(file, 'utf8'));

/** The version of the gateway, that of its package. */
export const VERSION = version;
