import type { CommandCompletion, OptionCompletion, ValueCompletion } from './completions.ts';

/** Returns the completion script for fish. */
export const renderFish = (completions: readonly CommandCompletion[]): string =>
  [
    '# Completes roster in fish. Load it with: roster completion fish | source',
    'complete -c roster -f',
    ...completions.flatMap(toLines),
    '',
  ].join('\n');

/** Returns text in single quotes, as fish reads it. */
const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function toLines({ path, commands, options, argument }: CommandCompletion): readonly string[] {
  const line = (rest: string) =>
    `complete -c roster -n ${quote(toCondition(path, commands))} ${rest}`;
  return [
    ...commands.map(({ word, description }) => line(`-a ${word} -d ${quote(description)}`)),
    ...(argument.words.length > 0 ? [line(`-a ${quote(argument.words.join(' '))}`)] : []),
    ...(argument.isFile ? [line('-F')] : []),
    ...options.map((option) => line(toOption(option))),
  ];
}

/** Returns the condition that a command, and none of its own commands, is on the line. */
function toCondition(path: readonly string[], commands: CommandCompletion['commands']): string {
  const below = commands.map(({ word }) => word).join(' ');
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const unseen = below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`];
  return [...seen, ...unseen].join('; and ');
}

function toOption({ names, description, value }: OptionCompletion): string {
  const flags = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  return [...flags, ...toValue(value), `-d ${quote(description)}`].join(' ');
}

function toValue(value: ValueCompletion | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.isFile) return ['-r', '-F'];
  return value.words.length === 0 ? ['-x'] : ['-x', `-a ${quote(value.words.join(' '))}`];
}
