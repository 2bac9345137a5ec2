import type { CommandCompletion } from './completions.ts';
import { listValueCases, matchPaths, quote, toKey } from './shell-cases.ts';

const FILES =
  'IFS=$\'\\n\'; COMPREPLY+=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null; ';
const wordsOf = (words: readonly string[]) =>
  words.length === 0 ? '' : `COMPREPLY+=($(compgen -W ${quote(words.join(' '))} -- "$cur")); `;

/** Returns the completion script for bash 3.2 and newer. */
export function renderBash(completions: readonly CommandCompletion[]): string {
  return `# Completes roster in bash. Load it with: source <(roster completion bash)
_roster() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' i IFS=$' \\t\\n'
  COMPREPLY=()
  # bash makes a word of the = in --config=FILE.
  if [[ $cur == = ]]; then cur=''; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command \${COMP_WORDS[i]}" in
    ${matchPaths(completions)}) command+=" \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$command $prev" in
${listValueCases(completions, ({ words, isFile }) => wordsOf(words) + (isFile ? FILES : '')).join('\n')}
  esac
  case "$command" in
${completions.map(toCase).join('\n')}
  esac
}
complete -F _roster roster
`;
}

function toCase({ path, commands, options, argument }: CommandCompletion): string {
  const words = [
    ...commands.map(({ word }) => word),
    ...argument.words,
    ...options.flatMap(({ names }) => names),
  ];
  const files = argument.isFile ? `if [[ $cur != -* ]]; then ${FILES}fi ` : '';
  return `    ${quote(toKey(path))}) ${wordsOf(words)}${files};;`.replace('; ;;', ' ;;');
}
