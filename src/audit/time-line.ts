import { escapeInvisible } from '../lib/escape-json.ts';
import { readLines } from './read-lines.ts';

/** A trail whose first lines are valid. */
interface VerifiedFile {
  /** As the caller named it. */
  readonly file: string;
  /** The number of valid lines. */
  readonly lines: number;
}

/** The next line of a file. */
interface TimedLine {
  /** The latest time of this line and those before it, so that a clock that was set back does not change their order. */
  readonly at: string;
  readonly text: string;
}

/** Properties that a line of the time line shows elsewhere, or not at all. */
const HIDDEN: ReadonlySet<string> = new Set([
  'seq',
  'at',
  'trail',
  'instance',
  'kind',
  'prev',
  'hmac',
]);

/** Merges the valid lines of several trails by their time. Only one line of each file is held in memory. */
export async function* mergeByTime(files: readonly VerifiedFile[]): AsyncGenerator<string, void> {
  const begun = await Promise.all(files.map((file) => advance(readTimed(file))));
  let cursors = begun.flat();
  while (cursors.length > 0) {
    const first = cursors.reduce((earliest, it) => (it.line.at < earliest.line.at ? it : earliest));
    yield first.line.text;
    const next = await advance(first.source);
    cursors = cursors.flatMap((it) => (it === first ? next : it));
  }
}

/** A file and its next line. */
interface Cursor {
  readonly source: AsyncGenerator<TimedLine, void>;
  readonly line: TimedLine;
}

/** Returns nothing at the end of the file. */
async function advance(source: Cursor['source']): Promise<readonly Cursor[]> {
  const { done, value } = await source.next();
  return done === true ? [] : [{ source, line: value }];
}

async function* readTimed({ file, lines }: VerifiedFile): AsyncGenerator<TimedLine, void> {
  let at = '';
  let count = 0;
  for await (const { bytes } of readLines(file)) {
    count += 1;
    if (count > lines) return;
    // The line was verified: it is JSON that this program wrote.
    const line: Readonly<Record<string, unknown>> = JSON.parse(bytes.toString('utf8'));
    const time = String(line['at']);
    if (time > at) at = time;
    yield { at, text: toText(file, line) };
  }
}

/** Returns `TIME INSTANCE FILE:SEQ KIND` and the other properties, with their values as JSON. */
function toText(file: string, line: Readonly<Record<string, unknown>>): string {
  const { at, instance = '-', seq, kind } = line;
  const rest = Object.entries(line).filter(([name]) => !HIDDEN.has(name));
  const values = rest.map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return escapeInvisible([at, instance, `${file}:${seq}`, kind, ...values].join(' '));
}
