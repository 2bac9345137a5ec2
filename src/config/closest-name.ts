import { distance } from 'fastest-levenshtein';

/** The largest number of letters that may differ. */
const MAX_DISTANCE = 3;

/** The largest share of letters that may differ. */
const MAX_SHARE = 0.5;

/** A name that is part of another one is shorter than this by chance. */
const MIN_PART = 4;

/**
 * Returns the name that was probably meant: `timeZone` for `timezone`, `time_zone` or `timeZnoe`.
 *
 * @returns undefined if none is similar.
 */
export function findClosestName(name: string, names: readonly string[]): string | undefined {
  const written = normalize(name);
  if (written === '') return undefined;
  const [best] = names
    .map((candidate) => ({ candidate, score: score(written, normalize(candidate)) }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));
  return best?.candidate;
}

/** Writers of other formats use other separators and cases. */
const normalize = (name: string) => name.replace(/[-_ .]/g, '').toLowerCase();

function differsLittle(written: string, candidate: string): boolean {
  const letters = distance(written, candidate);
  const length = Math.max(written.length, candidate.length);
  return letters <= MAX_DISTANCE && letters / length < MAX_SHARE;
}

/** Returns how far two names differ; undefined if they are not similar. */
function score(written: string, candidate: string): number | undefined {
  if (written === candidate) return 0;
  // Two letters in the wrong order are one mistake, however short the name is.
  if (sortLetters(written) === sortLetters(candidate)) return 1;
  const letters = distance(written, candidate);
  if (differsLittle(written, candidate)) return letters;
  const [part, whole] =
    written.length < candidate.length ? [written, candidate] : [candidate, written];
  return part.length >= MIN_PART && whole.includes(part) ? MAX_DISTANCE + letters : undefined;
}

/** Returns whether a name differs from one of the names by a few letters or only by its form: it is a misspelt one of them. */
export const resemblesName = (name: string, names: readonly string[]): boolean => {
  const written = normalize(name);
  return names.map(normalize).some((candidate) => differsLittle(written, candidate));
};

const sortLetters = (word: string) => [...word].toSorted().join('');

/** Returns the end of a message: `, did you mean timeZone?`. It is empty if there is no suggestion. */
export const suggest = (name: string | undefined): string =>
  name === undefined ? '' : `, did you mean ${name}?`;
