/**
 * Returns which paths of the repository a builder gets, by the rules of `.dockerignore`: the last line that matches a path or
 * a folder above it decides, and `!` brings back what an earlier line left out.
 */
export function readDockerIgnore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isSent: line.startsWith('!'), pattern: toPattern(line.replace(/^!/, '')) }));
  return (path) => {
    const last = rules.findLast(({ pattern }) =>
      pathsAbove(path).some((above) => pattern.test(above)),
    );
    return last?.isSent ?? true;
  };
}

/** Returns a path and the folders above it: `a/b/c`, `a/b`, `a`. */
function pathsAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/'));
}

/** Unlike the globs of Node.js, `*` matches names that begin with a dot. */
function toPattern(glob: string): RegExp {
  const escaped = glob.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  const parts = escaped.replaceAll(/\*\*\/|\*\*|\*|\?/g, (wildcard) => WILDCARDS[wildcard] ?? '');
  return new RegExp(`^${parts}$`);
}

const WILDCARDS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
