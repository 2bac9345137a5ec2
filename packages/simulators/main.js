import { existsSync } from 'node:fs';

// A checkout runs the sources directly; a packed package contains only dist/.
const source = new URL('src/registry.ts', import.meta.url);
export const { SIMULATORS, startSimulators, toProviderSettings } = await import(
  existsSync(source) ? source.href : new URL('dist/registry.js', import.meta.url).href
);
