import type { Command, CommandUnknownOpts, Option } from '@commander-js/extra-typings';

/** A word that may follow. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/** What may follow an option, or be an argument: the words, or a file, or text that nothing can complete. */
export interface ValueCompletion {
  readonly words: readonly string[];
  readonly isFile: boolean;
}

/** An option with all its names, such as `-h` and `--help`. */
export interface OptionCompletion {
  readonly names: readonly string[];
  readonly description: string;
  /** Undefined if the option has no value. */
  readonly value: ValueCompletion | undefined;
}

/** What may follow a command. */
export interface CommandCompletion {
  /** The words before, without `roster`: `['audit', 'verify']`; none for `roster` itself. */
  readonly path: readonly string[];
  readonly commands: readonly Candidate[];
  readonly options: readonly OptionCompletion[];
  readonly argument: ValueCompletion;
}

/** The names of arguments that are files. */
const FILES = /^(?:file|files)$/;

/** Returns what may follow each command of the parser, with the parser itself first. */
export const listCompletions = (program: Command): readonly CommandCompletion[] =>
  walk(program, [], []);

function walk(
  command: CommandUnknownOpts,
  path: readonly string[],
  siblings: readonly string[],
): CommandCompletion[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const children = commands.map((child) => ({
    word: child.name(),
    description: help.subcommandDescription(child),
  }));
  const names = commands.map((child) => child.name());
  const [argument] = command.registeredArguments.map((it) => ({
    // The parser adds the command help, whose argument is another command.
    words: command.name() === 'help' ? siblings : (it.argChoices ?? []),
    isFile: FILES.test(it.name()),
  }));
  return [
    {
      path,
      commands: children,
      options: help.visibleOptions(command).map(toOption),
      argument: argument ?? { words: [], isFile: false },
    },
    ...commands.flatMap((child) => walk(child, [...path, child.name()], names)),
  ];
}

function toOption({ flags, long, short, description, required, optional, argChoices }: Option) {
  return {
    names: [long, short].filter((name) => name !== undefined),
    description,
    value:
      required || optional
        ? { words: argChoices ?? [], isFile: flags.endsWith('<file>') }
        : undefined,
  };
}
