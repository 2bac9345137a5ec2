import { readFileSync } from 'node:fs';
import { renderSettings } from './render-settings.ts';

/* `npm run docs:settings`: prints `docs/settings.md`, the reference of all settings, from the generated JSON Schema. */
const schema = new URL('../src/generated/roster.schema.json', import.meta.url);
process.stdout.write(renderSettings(JSON.parse(readFileSync(schema, 'utf8'))));
