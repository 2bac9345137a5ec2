import type { CommandCompletion, ValueCompletion } from './completions.ts';

/** Returns text in single quotes, as bash and zsh read it. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The path of a command as the scripts build it up: a space before each word. */
export const toKey = (path: readonly string[]): string => path.map((word) => ` ${word}`).join('');

/** Returns the alternatives of a `case` that match all commands with a path. */
export const matchPaths = (completions: readonly CommandCompletion[]): string =>
  completions
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => quote(toKey(path)))
    .join('|');

/** Returns a branch of a `case` for each option that has a value: ` start --config`. */
export function listValueCases(
  completions: readonly CommandCompletion[],
  complete: (value: ValueCompletion) => string,
): readonly string[] {
  return completions.flatMap(({ path, options }) =>
    options.flatMap(({ names, value }) =>
      value === undefined
        ? []
        : [
            `    ${names.map((name) => quote(`${toKey(path)} ${name}`)).join('|')}) ${complete(value)}return ;;`,
          ],
    ),
  );
}
