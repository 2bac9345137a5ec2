import { runDrills } from '../support/run-drills.ts';
import { filesBelow } from '../support/sources.ts';

/*
 * `npm run drill [-- WORD…]`: the drills whose file has one of these words in its name, or all of them, one after
 * another with their full figures, and a line or two of each.
 */
process.env['DRILL'] = 'full';

const words = process.argv.slice(2);
const files = filesBelow('test/drills', '.test.ts').filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0) process.stdout.write(`No drill is called ${words.join(' or ')}.\n`);
process.exitCode = (await runDrills(files)) ? 0 : 1;
