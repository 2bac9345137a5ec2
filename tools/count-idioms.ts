import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/* `npm run docs:idioms`: counts the words that `docs/style.md` advises against. */

const IDIOMS: Readonly<Record<string, RegExp>> = {
  '"where" for "if"':
    /\b[Ww]here (it|nobody|there|none|no|they|this|that|the|an?|some|somebody|its|all|one|both|each|neither|nothing|he|she|only|not)\b/g,
  tell: /\b[Tt](ell|ells|old|elling)\b/g,
  stand: /\b[Ss]tands?\b|\bstood\b|\bstanding\b/g,
  nobody: /\b([Nn]obody|[Ww]hoever|whom|[Ss]omebody)\b/g,
  place: /\b[Pp]laces?\b/g,
  alone: /\balone\b/g,
  'is none': /\b(is|are) none\b/g,
  'under way': /\bunder ?way\b/g,
  answer: /\b[Aa]nswer(s|ed|ing)?\b/g,
  member: /\b[Mm]embers?\b/g,
  'anew, heed, mend, wish, but for': /\banew\b|\bheed\w*|\bmend\w*|\bwish\w*|\bbut for\b/g,
  'take for, make of, hang on, come to, go by':
    /\btakes? \w+ for\b|\bmakes? \w+ of\b|\bhangs? on\b|\bcomes to\b|\bgoes by\b/g,
};

const KINDS = ['src comments', 'test comments', 'test titles', 'docs', 'schema'] as const;

/** The part of a file that is prose, by kind. */
type Prose = Readonly<Partial<Record<(typeof KINDS)[number], string>>>;

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  // The page with the rules names the words.
  .filter((file) => !/generated|fixtures|package-lock\.json$|^docs\/style\.md$/.test(file));
const texts = files.map(proseOf);

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
process.stdout.write(row(['idiom', ...KINDS]) + row(['', ...KINDS].map(() => '---')));
const sums = KINDS.map(() => 0);
for (const [name, idiom] of Object.entries(IDIOMS)) {
  const counts = KINDS.map((kind) =>
    texts.reduce((sum, prose) => sum + [...(prose[kind] ?? '').matchAll(idiom)].length, 0),
  );
  for (const [index, count] of counts.entries()) sums[index] = (sums[index] ?? 0) + count;
  process.stdout.write(row([name, ...counts]));
}
process.stdout.write(row(['all', ...sums]));

function proseOf(file: string): Prose {
  if (/\.(ts|tsx|js)$/.test(file)) {
    const text = readFileSync(file, 'utf8');
    const comments = commentsOf(text);
    const isSource = /^(src|packages|graphiql)\//.test(file) && !file.includes('/test/');
    return isSource
      ? { 'src comments': comments }
      : { 'test comments': comments, 'test titles': titlesOf(text) };
  }
  if (file.endsWith('.md')) return { docs: readFileSync(file, 'utf8') };
  return file.endsWith('.graphql') ? { schema: readFileSync(file, 'utf8') } : {};
}

function commentsOf(text: string): string {
  return [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g)].join('\n');
}

function titlesOf(text: string): string {
  const titles = text.matchAll(/\b(?:it|describe|test)\(\s*(['"`])([\s\S]*?)\1/g);
  return [...titles].map(([, , title = '']) => title).join('\n');
}
