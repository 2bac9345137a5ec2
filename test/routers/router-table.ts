import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OBSERVED, type Observations } from '../support/federation/observations.ts';

/** The lines of docs/scaling.md between which the tables stand. */
const BEGIN = '<!-- Written by npm run routers -- --record: begin -->';
const END = '<!-- Written by npm run routers -- --record: end -->';

type Rows = Readonly<Record<string, string>>;

/** What each row of the routers is about. */
export const ROUTER_ROWS: Rows = {
  oneOf: '`@oneOf` in the supergraph',
  twoInDocument: 'two fields in one `@oneOf` input, in the document',
  twoInVariable: 'two fields, in a variable',
  quotedValue: 'the value of an invalid variable in the error',
  invalid: 'an invalid document',
  tooExpensive: 'an operation that Roster refuses (400 without federation)',
  tooLarge: 'a request that Roster refuses before GraphQL (413 without federation)',
  reference: "another subgraph's reference to a `User`",
  missingUser: "a user that does not exist, in another subgraph's `about: User!`",
  beyondBudget: 'the fifth of five users, with `limits.upstreamCalls: 4`',
};

/** What each row of the composers is about. */
export const COMPOSER_ROWS: Rows = {
  oneOf: '`@oneOf`, with these settings',
  oneOfAlone: '`@oneOf`, with `federationOneOf: false`',
  scopes: '`@authenticated` and `@requiresScopes`',
};

/** Replaces the tables in the text of docs/scaling.md by what the files say that the tests recorded. */
export function withRouterTables(page: string): string {
  const [before = '', rest] = page.split(`${BEGIN}\n`);
  const [, after] = rest?.split(`${END}\n`) ?? [];
  if (after === undefined) throw new Error('docs/scaling.md has no place for the router tables.');
  const all = readdirSync(OBSERVED).sort().map(readObservations);
  const isComposer = ({ file }: Recorded) => file.startsWith('composer-');
  const routers = all.filter((each) => !isComposer(each));
  const tables = [
    toTable(routers, { composer: 'composed by', settings: 'settings', ...ROUTER_ROWS }),
    toTable(all.filter(isComposer), { settings: 'settings', ...COMPOSER_ROWS }),
  ];
  return `${before}${BEGIN}\n\n${tables.join('\n')}\n${END}\n${after}`;
}

interface Recorded extends Observations {
  readonly file: string;
}

function readObservations(file: string): Recorded {
  return { file, ...JSON.parse(readFileSync(join(OBSERVED, file), 'utf8')) };
}

function toTable(columns: readonly Recorded[], rows: Rows): string {
  const lines = [
    ['', ...columns.map(({ name }) => name)],
    ['---', ...columns.map(() => '---')],
    ...Object.entries(rows).map(([key, title]) => [
      title,
      ...columns.map((column) => toCell(column, key)),
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function toCell({ composer, settings, observed }: Recorded, row: string): string {
  if (row === 'composer') return composer ?? 'itself';
  if (row !== 'settings') return observed[row] ?? 'not observed';
  const texts = Object.entries(settings).map(([name, value]) => `\`${name}: ${value}\``);
  return texts.join(', ') || 'none';
}
