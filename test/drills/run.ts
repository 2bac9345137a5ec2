import { runDrills } from '../support/drills/run-drills.ts';
import { filesBelow } from '../support/files/sources.ts';

/*
 * `npm run drill [-- WORD…]` runs the drills whose file name contains one of these words, or all of them, one after
 * another with their full figures, and prints a line or two for each.
 */
process.env['DRILL'] = 'full';

const words = process.argv.slice(2);
const files = filesBelow('test/drills', '.test.ts').filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0)
  process.stdout.write(`No file name of a drill contains ${words.join(' or ')}.\n`);
process.exitCode = (await runDrills(files)) ? 0 : 1;
