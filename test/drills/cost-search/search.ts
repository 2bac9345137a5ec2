import type { Cost } from './measured-gateway.ts';
import { mutate, type Recipe, randomRecipe, type Space } from './recipe.ts';

/** A recipe and what it cost. */
export interface Found {
  readonly recipe: Recipe;
  readonly cost: Cost;
}

interface Search {
  readonly space: Space;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  /** Measures an input once: a small one while it searches, in its full size at the end. */
  readonly measure: (recipe: Recipe, size: 'small' | 'full') => Promise<Cost>;
  readonly seconds: number;
}

export interface Searched {
  readonly measured: number;
  /** The most costly first, those of equal choices once. */
  readonly worst: readonly Found[];
}

/** How many recipes are changed further; the others are forgotten. */
const KEPT = 8;
/** Of new recipes, those that start anew. */
const ANEW = 0.35;
/** How many of the worst are measured in full size. */
const CONFIRMED = 4;
/** How often an input is measured before it is believed: the least of all is no noise of the machine. */
const REPEATED = 3;

/** Looks for the most costly input: changes the best that are known, and starts anew now and then. */
export async function searchCost({ space, random, measure, seconds }: Search): Promise<Searched> {
  const until = performance.now() + seconds * 1000;
  let worst: Found[] = [];
  let measured = 0;
  const seeds = [...space.seeds];
  while (performance.now() < until) {
    const recipe = seeds.shift() ?? nextRecipe(worst, space, random);
    const least = worst.length < KEPT ? 0 : (worst.at(-1)?.cost.blockedMs ?? 0);
    const cost = await leastCost(() => measure(recipe, 'small'), least);
    measured += 1;
    worst = insert(worst, { recipe, cost });
  }
  const confirmed: Found[] = [];
  for (const { recipe } of worst.slice(0, CONFIRMED)) {
    confirmed.push({ recipe, cost: await leastCost(() => measure(recipe, 'full'), 0) });
  }
  return { measured, worst: confirmed.sort(byCost) };
}

function nextRecipe(worst: readonly Found[], space: Space, random: () => number): Recipe {
  const parent = worst[Math.floor(random() * worst.length)];
  const isNew = parent === undefined || random() < ANEW;
  return isNew ? randomRecipe(space, random) : mutate(parent.recipe, space, random);
}

/** The least of several measurements, unless the first is not worth a second. */
async function leastCost(measure: () => Promise<Cost>, worthMs: number): Promise<Cost> {
  let cost = await measure();
  for (let n = 1; n < REPEATED && isWorthRepeating(cost, worthMs); n += 1) {
    const again = await measure();
    if (again.blockedMs < cost.blockedMs) cost = again;
  }
  return cost;
}

const byCost = (one: Found, other: Found) => other.cost.blockedMs - one.cost.blockedMs;

/** One that ended the process or did not respond costs too much time to be measured again. */
const isWorthRepeating = ({ blockedMs }: Cost, least: number) =>
  blockedMs > least && blockedMs < 2000;

function insert(worst: readonly Found[], found: Found): Found[] {
  const key = kindOf(found);
  const rival = worst.find((one) => kindOf(one) === key);
  if (rival !== undefined && rival.cost.blockedMs >= found.cost.blockedMs) return [...worst];
  return [...worst.filter((one) => one !== rival), found].sort(byCost).slice(0, KEPT);
}

/** Recipes of one kind differ in numbers alone: one of each is enough, so that the search stays wide. */
const kindOf = ({ recipe: { choices, parts } }: Found) =>
  JSON.stringify([choices, parts.map(({ text }) => text)]);
