import type { CommandCompletion } from './completions.ts';
import { listValueCases, matchPaths, quote, toKey } from './shell-cases.ts';

/** Returns the completion script for zsh. */
export function renderZsh(completions: readonly CommandCompletion[]): string {
  const values = listValueCases(
    completions,
    ({ words, isFile }) => toWords(words) + (isFile ? '_files; ' : ''),
  );
  return `#compdef roster
# Completes roster in zsh. Load it after compinit with: source <(roster completion zsh)
_roster() {
  local command='' i
  local -a items
  for ((i = 2; i < CURRENT; i++)); do
    case "$command \${words[i]}" in
    ${matchPaths(completions)}) command+=" \${words[i]}" ;;
    esac
  done
  case "$command \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$command" in
${completions.map(toCase).join('\n')}
  esac
}
# The file may be autoloaded from fpath, or sourced.
if [[ \${funcstack[1]} == _roster ]]; then _roster "$@"; else compdef _roster roster; fi
`;
}

const toWords = (words: readonly string[]) =>
  words.length === 0 ? '' : `compadd -- ${words.map(quote).join(' ')}; `;

function toCase({ path, commands, options, argument }: CommandCompletion): string {
  const items = [
    ...commands,
    ...options.flatMap(({ names, description }) => names.map((word) => ({ word, description }))),
  ].map(({ word, description }) => quote(`${word}:${description}`));
  const files = argument.isFile ? '_files; ' : '';
  return `    ${quote(toKey(path))}) ${toWords(argument.words)}${files}items=(${items.join(' ')}); _describe roster items ;;`;
}
