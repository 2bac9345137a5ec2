import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, ROOT, readSource } from './sources.ts';

/** The provider that `docs/adding-a-provider.md` adds. */
export const EXAMPLE = 'docs/example-provider';

/** The folder of the simulators, which has a folder for each provider. */
const SIMULATORS = ['src', 'packages']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap((folder) => filesBelow(folder, 'onapp/installation.ts'))
  .map((file) => dirname(dirname(file)))
  .join();

/** The place of each part of the example in the repository. */
export const PARTS: Readonly<Record<string, string>> = {
  'fact-sheet.md': 'docs/providers/acme.md',
  'schema.graphql': 'schema/providers/acme.graphql',
  provider: 'src/providers/acme',
  simulator: `${SIMULATORS}/acme`,
  'adapter.ts': 'test/conformance/adapters/acme.ts',
  test: 'test/providers/acme',
};

interface Addition {
  readonly file: string;
  /** The first line that matches is moved down by the lines. */
  readonly before: RegExp;
  readonly lines: string;
}

/** The lines that the example adds to files that exist. */
export const ADDITIONS: readonly Addition[] = [
  ...register('src/providers/registry.ts', "import { acme } from './acme/provider.ts';", '  acme,'),
  ...register(
    `${SIMULATORS}/registry.ts`,
    "import { startAcme } from './acme/installation.ts';",
    '  ACME: { start: startAcme, portOffset: 4 },',
  ),
  ...register(
    'test/conformance/adapters/registry.ts',
    "import { acme } from './acme.ts';",
    '  acme: [acme],',
  ),
  {
    file: 'roster.example.yml',
    before: /^writes:/,
    lines: readSource(`${EXAMPLE}/settings.yml`).trimEnd(),
  },
];

/** Returns the two lines of a registry: the import, and the entry at its end. */
function register(file: string, imported: string, entry: string): Addition[] {
  return [
    { file, before: /^import /, lines: imported },
    { file, before: /^\}/, lines: entry },
  ];
}

/**
 * Copies the repository without its history to a folder, and adds the example there as the guide
 * says. The packages are links.
 */
export function addExampleProvider(folder: string): void {
  const kept = readdirSync(ROOT).filter((name) => name !== 'node_modules' && name !== '.git');
  for (const name of kept) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  linkPackages(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [part, target] of Object.entries(PARTS)) {
    cpSync(join(ROOT, EXAMPLE, part), join(folder, target), { recursive: true });
  }
  for (const addition of ADDITIONS) add(join(folder, addition.file), addition);
}

function add(path: string, { before, lines }: Addition): void {
  const text = readFileSync(path, 'utf8').split('\n');
  const at = text.findIndex((line) => before.test(line));
  if (at < 0) throw new Error(`${path} has no line ${before}.`);
  writeFileSync(path, text.toSpliced(at, 0, lines).join('\n'));
}

/** Links every package. One of this repository becomes a link to its copy. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name.startsWith('@') && entry.isDirectory()) linkPackages(source, target);
    else symlinkSync(entry.isSymbolicLink() ? readlinkSync(source) : source, target);
  }
}
