import { readdirSync, readFileSync } from 'node:fs';
import { parse, print } from 'graphql';
import { toReadingOrder } from './reading-order.ts';

/* Prints `src/generated/schema.graphql`: the files below `schema/` as one document in reading order. Part of `npm run codegen`. */
const folder = new URL('../schema/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => ({ name, document: parse(readFileSync(new URL(name, folder), 'utf8')) }));
process.stdout.write(
  `# Generated from schema/ by \`npm run codegen\`. Do not edit.\n${print(toReadingOrder(files))}\n`,
);
