/** Pieces of text, each as often as it says; a list of them makes a request or a body. */
export interface Part {
  /** What it is, by its place in a list of texts. */
  readonly text: number;
  readonly times: number;
}

/** How an input is made: small enough to be printed, whatever the size of the input. */
export interface Recipe {
  /** One number for each choice that a kind of input offers, by its name. */
  readonly choices: Readonly<Record<string, number>>;
  readonly parts: readonly Part[];
}

/** What a kind of input offers to choose: each choice from 0 up to a bound, itself left out. */
export interface Space {
  readonly choices: Readonly<Record<string, number>>;
  /** How many texts there are. */
  readonly texts: number;
  readonly maxTimes: number;
  readonly maxParts: number;
  /** Where a search begins: inputs of kinds that were costly once, and valid ones that noise seldom finds. */
  readonly seeds: readonly Recipe[];
}

type Random = () => number;

const below = (random: Random, bound: number) => Math.floor(random() * bound);

/** Every other time as often as it fits; else small numbers are as likely as large ones. */
const timesFrom = (random: Random, max: number) =>
  random() < 0.5 ? max : Math.max(1, Math.round(Math.exp(random() * Math.log(max))));

export function randomRecipe(space: Space, random: Random): Recipe {
  const choices = Object.fromEntries(
    Object.entries(space.choices).map(([name, bound]) => [name, below(random, bound)]),
  );
  const parts = Array.from({ length: 1 + below(random, space.maxParts) }, () => ({
    text: below(random, space.texts),
    times: timesFrom(random, space.maxTimes),
  }));
  return { choices, parts };
}

/** Changes one thing, seldom two. */
export function mutate(recipe: Recipe, space: Space, random: Random): Recipe {
  const changed =
    random() < 0.5 ? withChoice(recipe, space, random) : withPart(recipe, space, random);
  return random() < 0.3 ? mutate(changed, space, random) : changed;
}

function withChoice(recipe: Recipe, { choices }: Space, random: Random): Recipe {
  const names = Object.keys(choices);
  const name = names[below(random, names.length)] ?? '';
  const value = below(random, choices[name] ?? 1);
  return { ...recipe, choices: { ...recipe.choices, [name]: value } };
}

function withPart({ choices, parts }: Recipe, space: Space, random: Random): Recipe {
  const at = below(random, parts.length);
  const fresh = {
    text: below(random, space.texts),
    times: timesFrom(random, space.maxTimes),
  };
  const part = parts[at] ?? fresh;
  const options: readonly (readonly Part[])[] = [
    parts.with(at, { ...part, times: Math.min(space.maxTimes, part.times * 2) }),
    parts.with(at, { ...part, times: Math.max(1, Math.round(part.times / 2)) }),
    parts.with(at, { ...part, text: fresh.text }),
    parts.with(at, fresh),
    parts.length < space.maxParts ? parts.toSpliced(at, 0, fresh) : parts,
    parts.length > 1 ? parts.toSpliced(at, 1) : parts,
  ];
  return { choices, parts: options[below(random, options.length)] ?? parts };
}

/** Writes parts one after another, and cuts them off at a number of bytes. `~` in a text is the number of its turn. */
export function writeParts(
  parts: readonly Part[],
  texts: readonly string[],
  bytes: number,
): string {
  const written: string[] = [];
  let left = bytes;
  for (const { text, times } of parts) {
    const whole = writePart(texts[text] ?? '', times, left);
    written.push(whole);
    left -= Buffer.byteLength(whole);
  }
  return written.join('');
}

function writePart(pattern: string, times: number, bytes: number): string {
  const fitting = Math.floor(bytes / Math.max(1, Buffer.byteLength(pattern)));
  if (!pattern.includes('~')) return pattern.repeat(Math.min(times, fitting));
  const written: string[] = [];
  for (let n = 0, left = bytes; n < times; n += 1) {
    const one = pattern.replaceAll('~', String(n));
    left -= Buffer.byteLength(one);
    if (left < 0) break;
    written.push(one);
  }
  return written.join('');
}

/** The parts in words: `30000 × "\n"`. */
export const describeParts = (parts: readonly Part[], texts: readonly string[]): string =>
  parts.map(({ text, times }) => `${times} × ${JSON.stringify(texts[text])}`).join(' + ');

/** Parts by their texts, each as often as it fits. */
export const partsOf = (all: readonly string[], times: number, ...texts: readonly string[]) =>
  texts.map((text) => ({ text: Math.max(0, all.indexOf(text)), times }));
