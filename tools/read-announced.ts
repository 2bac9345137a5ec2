/**
 * Returns the coordinates that a changelog announces as breaking: all text in backticks under `###
 * Breaking`, in the sections above that of the given release. If no section has the name of the
 * release, or if there is no release yet, the first section is the unreleased one.
 */
export function readAnnounced(changelog: string, release: string | undefined): ReadonlySet<string> {
  const sections = splitAt('## ', changelog);
  const released = sections.findIndex((section) => firstWord(section) === release);
  const breaking = sections
    .slice(0, released === -1 ? 1 : released)
    .flatMap((section) => splitAt('### ', section))
    .filter((part) => firstLine(part) === 'Breaking');
  return new Set(breaking.flatMap(inBackticks));
}

/** Returns the parts below each heading of this rank, each with the words of its heading first. */
function splitAt(rank: string, text: string): readonly string[] {
  return `\n${text}`.split(`\n${rank}`).slice(1);
}

const firstLine = (text: string) => text.split('\n', 1)[0]?.trim();

/** Returns `0.2.0` from a heading that may continue with a date. */
const firstWord = (text: string) => firstLine(text)?.split(' ', 1)[0];

function inBackticks(text: string): readonly string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
}
