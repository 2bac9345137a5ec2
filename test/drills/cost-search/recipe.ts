/** A text and its number of repetitions; a list of parts becomes a request or a body. */
export interface Part {
  /** The index of the text in a list of texts. */
  readonly text: number;
  readonly times: number;
}

/** The description of an input, which is short enough to print, whatever the size of the input. */
export interface Recipe {
  /** The number selected for each choice, by the name of the choice. */
  readonly choices: Readonly<Record<string, number>>;
  readonly parts: readonly Part[];
}

/** The choices of a kind of input: each is a number from 0 up to, but not including, a bound. */
export interface Space {
  readonly choices: Readonly<Record<string, number>>;
  /** The number of texts. */
  readonly texts: number;
  readonly maxTimes: number;
  readonly maxParts: number;
  /** The first recipes of a search: kinds that were once costly, and valid ones that chance rarely finds. */
  readonly seeds: readonly Recipe[];
}

type Random = () => number;

const below = (random: Random, bound: number) => Math.floor(random() * bound);

/** Returns the maximum every other time, else a number from a logarithmic scale. */
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

/** Changes a choice or a part, sometimes several. */
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

/** Writes parts in order, up to a number of bytes. `~` in a text becomes the number of its repetition. */
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

/** Describes parts, such as `30000 × "\n"`. */
export const describeParts = (parts: readonly Part[], texts: readonly string[]): string =>
  parts.map(({ text, times }) => `${times} × ${JSON.stringify(texts[text])}`).join(' + ');

/** Returns parts with these texts, each repeated this many times. */
export const partsOf = (all: readonly string[], times: number, ...texts: readonly string[]) =>
  texts.map((text) => ({ text: Math.max(0, all.indexOf(text)), times }));
