import type { Cost } from './measured-gateway.ts';
import { mutate, type Recipe, randomRecipe, type Space } from './recipe.ts';

/** A recipe and its measured cost. */
export interface Found {
  readonly recipe: Recipe;
  readonly cost: Cost;
}

interface Search {
  readonly space: Space;
  /** Returns a random number from 0 up to, but not including, 1. */
  readonly random: () => number;
  /** Measures an input once: in a small size during the search, and in full size at the end. */
  readonly measure: (recipe: Recipe, size: 'small' | 'full') => Promise<Cost>;
  readonly seconds: number;
}

export interface Searched {
  readonly measured: number;
  /** The most costly inputs first; of several with equal choices only one. */
  readonly worst: readonly Found[];
}

/** The number of recipes that are kept and changed further. */
const KEPT = 8;
/** The share of new recipes that are random instead of a changed one. */
const ANEW = 0.35;
/** The number of worst recipes that are measured in full size. */
const CONFIRMED = 4;
/** The number of measurements per input: their minimum contains the least noise of the machine. */
const REPEATED = 3;

/** Searches the most costly input: changes the worst recipes found so far, and sometimes tries a random one. */
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

/** Returns the minimum of several measurements; one is enough if the input is cheap. */
async function leastCost(measure: () => Promise<Cost>, worthMs: number): Promise<Cost> {
  let cost = await measure();
  for (let n = 1; n < REPEATED && isWorthRepeating(cost, worthMs); n += 1) {
    const again = await measure();
    if (again.blockedMs < cost.blockedMs) cost = again;
  }
  return cost;
}

const byCost = (one: Found, other: Found) => other.cost.blockedMs - one.cost.blockedMs;

/** Returns false for cheap inputs, and for those that ended or blocked the process, which take too long to repeat. */
const isWorthRepeating = ({ blockedMs }: Cost, least: number) =>
  blockedMs > least && blockedMs < 2000;

function insert(worst: readonly Found[], found: Found): Found[] {
  const key = kindOf(found);
  const rival = worst.find((one) => kindOf(one) === key);
  if (rival !== undefined && rival.cost.blockedMs >= found.cost.blockedMs) return [...worst];
  return [...worst.filter((one) => one !== rival), found].sort(byCost).slice(0, KEPT);
}

/** Returns the kind of a recipe, without numbers: one recipe per kind is kept, so that the search stays wide. */
const kindOf = ({ recipe: { choices, parts } }: Found) =>
  JSON.stringify([choices, parts.map(({ text }) => text)]);
